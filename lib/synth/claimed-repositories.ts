import { type Finding, formatFinding, CODES } from '../diagnostics/index.js';
import { unknownRepository } from '../repo/index.js';

import { atExit, type SynthEnvironment } from './environment.js';

/** Repositories of all apps of the process: a name that none of them has is a mistake, and only the end can tell. */
const claimed = new Set<string>();
let watching = false;

/** Remembers the repositories of an app, and reports at the end of the process those that no app had. */
export function claimRepositories(names: readonly string[], environment: SynthEnvironment): void {
  for (const name of names) claimed.add(name);
  if (watching || environment.repositories.length === 0) return;
  watching = true;
  atExit(() => reportUnclaimed(environment));
}

function reportUnclaimed({ repositories, print, fail }: SynthEnvironment): void {
  for (const { name } of repositories.filter((target) => !claimed.has(target.name))) {
    const finding: Finding = { severity: CODES.FLX407.severity, ...unknownRepository(name, [...claimed].sort()) };
    print(`${formatFinding(finding)}\n`);
    fail();
  }
}
