import { type FluxMinor, parseFluxMinor } from '../api/index.js';
import { CODES, type FindingCode, type FindingInput } from '../diagnostics/index.js';
import { displayName, type Json, type JsonObject, specOf } from '../manifest/index.js';

import type { ClusterIndex } from './cluster-index.js';
import { mayBePatched } from './may-be-patched.js';
import type { FluxObject } from './placed-object.js';
import type { Report, Rule } from './rule.js';
import { isThere } from './values-at.js';
import { hasVariable } from './variables.js';

/** How the objects of one kind are judged by their `spec`. */
export interface SpecCheck {
  /** The fields right below `spec` that it is shown; where one of them holds a variable, nothing is certain. */
  readonly reads: readonly string[];
  /** Path of what must be there, or there is nothing to judge. @default - none, objects without any are judged too */
  readonly needs?: string;
  readonly judge: (spec: JsonObject, about: About) => readonly SpecProblem[];
}

/** What a check may ask beyond the fields that it reads. */
export interface About {
  readonly object: FluxObject;
  readonly index: ClusterIndex;
  /** Undefined where the Flux of the cluster is none that is known. */
  readonly flux: FluxMinor | undefined;
}

/** The part of a finding that a check has to say. */
export type SpecProblem = Pick<FindingInput, 'path' | 'message' | 'hint' | 'related' | 'severity'>;

/** A rule with one code: each Flux object is shown to the checks of its kind. */
export function specRule(code: FindingCode, checks: Readonly<Record<string, readonly SpecCheck[]>>): Rule {
  const byKind = new Map(Object.entries(checks));
  return specRuleBy(code, ({ object }) => byKind.get(object.flux.kind) ?? NOTHING);
}

/** The same with checks that depend on more than the kind. */
export function specRuleBy(code: FindingCode, checksOf: (about: About) => readonly SpecCheck[]): Rule {
  return (index, report) => {
    const flux = parseFluxMinor(index.cluster.flux);
    for (const object of index.flux) {
      const about: About = { object, index, flux };
      const checks = checksOf(about);
      if (checks.length > 0) reportAll(code, problemsOf(checks, about), { object, report });
    }
  };
}

const NOTHING: readonly SpecCheck[] = [];

function problemsOf(checks: readonly SpecCheck[], about: About): SpecProblem[] {
  const spec = specOf(about.object.declared.object);
  const problems: SpecProblem[] = [];
  for (const { reads, needs, judge } of checks) {
    if (needs !== undefined && !isThere(spec, needs)) continue;
    const shown = partOf(spec, reads);
    if (!hasVariable(about.object.owner, shown)) problems.push(...judge(shown, about));
  }
  return problems;
}

/** A plain loop: each check asks this of each object of its kind. */
function partOf(spec: JsonObject, fields: readonly string[]): JsonObject {
  const part: Record<string, Json> = {};
  for (const field of fields) {
    const value = spec[field];
    if (value !== undefined) part[field] = value;
  }
  return part;
}

function reportAll(
  code: FindingCode,
  problems: readonly SpecProblem[],
  { object, report }: { readonly object: FluxObject; readonly report: Report },
): void {
  if (problems.length === 0) return;
  const isPatched = mayBePatched(object);
  const subject = displayName(object.id);
  for (const problem of problems) {
    const severity = problem.severity ?? CODES[code].severity;
    if (isPatched && severity === 'warning') continue;
    report({ code, subject, at: object.declared.origin, ...problem, severity: isPatched ? 'unknown' : severity });
  }
}
