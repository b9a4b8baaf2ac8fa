import type { Io } from './io.js';

const RED = '\u001b[31m';
const PLAIN = '\u001b[39m';

/** Writes each note to standard error behind the title, which is red on a terminal. */
export function printNotes(title: string, notes: readonly string[], { stderr, env }: Io): void {
  const coloured = stderr.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  const label = coloured ? `${RED}${title}:${PLAIN}` : `${title}:`;
  for (const note of notes) stderr.write(`${label} ${note}\n`);
}
