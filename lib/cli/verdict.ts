import { countFindings, plural } from '../report/index.js';

import type { CommandResult } from './command.js';
import { EXIT } from './exit-code.js';
import type { AppRun } from './run-app.js';

export interface VerdictOptions {
  /** Warnings count. */
  readonly strict: boolean;
  /** Files that a check found out of date. */
  readonly outdated?: number;
}

/** Whether a run was fine and, in words, why not. The app has printed the findings themselves. */
export function verdict({ report, failure }: AppRun, options: VerdictOptions): Omit<CommandResult, 'output'> {
  const { strict, outdated = 0 } = options;
  const findings = report.apps.flatMap((app) => app.findings);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = strict ? findings.filter(({ severity }) => severity === 'warning') : [];
  const notes = [
    ...(errors.length > 0 ? [countFindings(errors)] : []),
    ...(warnings.length > 0 ? [`${countFindings(warnings)}, counted because of --strict`] : []),
    ...(outdated > 0 ? [`${plural(outdated, 'file')} out of date`] : []),
  ];
  const unexplained = notes.length === 0 && failure !== '' ? [`${failure}: see its output`] : [];
  const exitCode = notes.length + unexplained.length === 0 ? EXIT.fine : EXIT.failed;
  return { notes: [...notes, ...unexplained], exitCode };
}
