import type { FleetApp } from 'cdk8s-fluxcd';

import { type Finding, formatFinding } from '../../lib/diagnostics/index.js';
import type { FleetPlan } from './fleet-arbitraries.js';
import { type MakeOptions, makeFleet } from './make-fleet.js';

export interface SoundFleet {
  readonly app: FleetApp;
  /** Things without which the plan has no errors. */
  readonly without: ReadonlySet<string>;
}

const THING = /\bo\d+-\d+\b/g;

/** The fleet without the things in which errors are: those are not laid out. Undefined where the errors are elsewhere. */
export function soundFleet(plan: FleetPlan, options: MakeOptions = {}): SoundFleet | undefined {
  const without = new Set(options.without);
  for (;;) {
    const app = makeFleet(plan, { ...options, without });
    const errors = app.result().findings.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return { app, without };
    const found = errors.flatMap(thingsOf).filter((name) => !without.has(name));
    if (found.length === 0) return undefined;
    for (const name of found) without.add(name);
  }
}

/** The object that an error is about; where that is none, all that it tells of. */
function thingsOf(finding: Finding): readonly string[] {
  const [own] = finding.subject.match(THING) ?? [];
  return own === undefined ? (formatFinding(finding).match(THING) ?? []) : [own];
}
