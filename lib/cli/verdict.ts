import type { Finding } from '../diagnostics/index.js';
import { countFindings, plural } from '../report/index.js';

import type { CommandResult } from './command.js';
import { EXIT } from './exit-code.js';

/** What is known of a run when it has ended. */
export interface Outcome {
  readonly findings: readonly Pick<Finding, 'severity'>[];
  /** How it failed besides; `''` when it did not. */
  readonly failure?: string;
  /** Files that a check found out of date. */
  readonly outdated?: number;
}

export interface VerdictOptions {
  /** Warnings count. */
  readonly strict: boolean;
}

/** Whether a run was fine and, in words, why not. The findings themselves are told elsewhere. */
export function verdict(
  { findings, failure = '', outdated = 0 }: Outcome,
  { strict }: VerdictOptions,
): Pick<CommandResult, 'notes' | 'exitCode'> {
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
