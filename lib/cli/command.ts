import type { Finding } from '../diagnostics/index.js';

import type { ExitCode } from './exit-code.js';
import type { CommonFlags, FlagTable } from './flags.js';
import type { Io } from './io.js';
import type { ParsedArguments } from './parse-flags.js';

/** What a command leaves: data for standard output, words for standard error, an exit code. */
export interface CommandResult {
  /** Ends in a newline, or is empty. */
  readonly output: string;
  /** Told before the notes. @default none: whoever found something has said so */
  readonly findings?: readonly Finding[] | undefined;
  /** One line each. */
  readonly notes: readonly string[];
  readonly exitCode: ExitCode;
}

/** A command as its file describes it. */
export interface CommandDefinition<T extends FlagTable> extends HelpPage {
  readonly flags: T;
  run(args: ParsedArguments<T & CommonFlags>, io: Io): Promise<CommandResult>;
}

/** All that the help of a command prints. */
export interface HelpPage {
  readonly name: string;
  /** One line, also for the list of commands. */
  readonly summary: string;
  /** What stands behind the name, one entry per line. */
  readonly synopsis: readonly string[];
  /** Lines as they shall be printed, `''` between paragraphs. */
  readonly description: readonly string[];
  readonly flags: FlagTable;
  readonly exitCodes: Readonly<Record<ExitCode, string>>;
  /** Command lines and what they do. */
  readonly examples: readonly (readonly [command: string, does: string])[];
  /** Variables and what they do. */
  readonly environment?: readonly (readonly [variable: string, does: string])[];
}

/** A command as the table of commands holds it: the types of its flags stay inside. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  run(args: readonly string[], io: Io): Promise<CommandResult>;
}
