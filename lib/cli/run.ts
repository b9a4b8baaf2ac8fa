import { formatFinding } from '../diagnostics/index.js';
import { didYouMean, quotedList } from '../util/index.js';

import type { Command } from './command.js';
import { CommandFailure } from './command-failure.js';
import { COMMANDS } from './commands/index.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { renderOverview } from './help.js';
import type { Io } from './io.js';
import { packageVersion } from './package-version.js';
import { printNotes } from './print-notes.js';
import { UsageError } from './usage-error.js';

const PROGRAM = 'flux-fleet';

/** Runs one command line, without the program's own name, and returns its exit code. It never throws. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const command = COMMANDS.find(({ name }) => name === args[0]);
  const title = command === undefined ? PROGRAM : `${PROGRAM} ${command.name}`;
  try {
    return command === undefined ? runProgram(args, io) : await runCommand(command, args.slice(1), title, io);
  } catch (error) {
    return explain(error, title, args, io);
  }
}

function runProgram(args: readonly string[], io: Io): ExitCode {
  const [word] = args;
  if (word === '--version') io.stdout.write(`${packageVersion()}\n`);
  else if (word === '--help' || word === '-h') io.stdout.write(renderOverview(COMMANDS));
  else throw new UsageError(wordProblem(word));
  return EXIT.fine;
}

function wordProblem(word: string | undefined): string {
  const names = COMMANDS.map(({ name }) => name);
  const known = `the commands are ${quotedList(names)}`;
  if (word === undefined) return `no command given; ${known}`;
  if (word.startsWith('-')) return `unknown flag "${word}"; flags of a command stand behind its name`;
  return [`unknown command "${word}"`, didYouMean(word, names) ?? known].join('; ');
}

async function runCommand(command: Command, args: readonly string[], title: string, io: Io): Promise<ExitCode> {
  const { output, findings = [], notes, exitCode } = await command.run(args, io);
  if (output !== '') io.stdout.write(output);
  for (const finding of findings) io.stderr.write(`${formatFinding(finding)}\n`);
  printNotes(title, notes, io);
  return exitCode;
}

function explain(error: unknown, title: string, args: readonly string[], io: Io): ExitCode {
  if (error instanceof UsageError) {
    printNotes(title, error.problems, io);
    io.stderr.write(`see "${title} --help"\n`);
    return EXIT.usage;
  }
  if (error instanceof CommandFailure || isSystemError(error)) {
    printNotes(title, [error.message], io);
    return EXIT.failed;
  }
  explainFault(error, title, args, io);
  return EXIT.internal;
}

/** A full disk, a missing permission: reported by the system, and no fault of ours. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** One line to paste into a report; the stack on demand. */
function explainFault(error: unknown, title: string, args: readonly string[], io: Io): void {
  const verbose = args.includes('--verbose') || (io.env.DEBUG ?? '') !== '';
  const message = error instanceof Error ? error.message : String(error);
  const ask = verbose ? 'with the stack below' : 'with the stack that --verbose shows';
  printNotes(title, [`internal error in version ${packageVersion()}: ${message}; please report this line ${ask}`], io);
  if (verbose && error instanceof Error) io.stderr.write(`${error.stack}\n`);
}
