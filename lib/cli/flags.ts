/** A flag of a command: a switch, or a name with a value. */
export type Flag = SwitchFlag | ValueFlag;

interface SwitchFlag {
  readonly type: 'boolean';
  readonly help: string;
}

interface ValueFlag {
  readonly type: 'string';
  /** What the value is called in the help: `DIR`. */
  readonly value: string;
  /** May be given more than once. */
  readonly multiple?: boolean;
  /** The only values allowed; the first is the default. */
  readonly choices?: readonly string[];
  readonly help: string;
}

export type FlagTable = Readonly<Record<string, Flag>>;

/** The values of a table of flags, under their names. */
export type FlagValues<T extends FlagTable> = { readonly [K in keyof T]: FlagValue<T[K]> };

type FlagValue<F extends Flag> = F extends { type: 'boolean' }
  ? boolean
  : F extends { multiple: true }
    ? readonly string[]
    : F extends { choices: readonly (infer Choice)[] }
      ? Choice
      : string | undefined;

/** What every command understands. */
export const COMMON_FLAGS = {
  strict: { type: 'boolean', help: 'let warnings count: exit code 1' },
  format: {
    type: 'string',
    value: 'text|json',
    choices: ['text', 'json'],
    help: 'form of the data on standard output (default text)',
  },
  verbose: { type: 'boolean', help: 'show the stack of an internal error, as DEBUG=1 does' },
  help: { type: 'boolean', help: 'show this help, as -h does' },
} as const satisfies FlagTable;

export type CommonFlags = typeof COMMON_FLAGS;
