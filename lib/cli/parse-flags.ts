import { parseArgs } from 'node:util';

import { didYouMean } from '../util/index.js';

import type { Flag, FlagTable, FlagValues } from './flags.js';
import { UsageError } from './usage-error.js';

export interface ParsedArguments<T extends FlagTable> {
  readonly flags: FlagValues<T>;
  readonly positionals: readonly string[];
}

/** Reads the arguments behind a command, and reports every mistake in them at once as a `UsageError`. */
export function parseFlags<T extends FlagTable>(args: readonly string[], table: T): ParsedArguments<T> {
  const { tokens, positionals } = tokenize(args, table);
  const given = new Map<string, string[]>();
  const problems: string[] = [];
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const earlier = given.get(token.name) ?? [];
    problems.push(...problemsOf(token, earlier, table));
    given.set(token.name, [...earlier, token.value ?? '']);
  }
  if (problems.length > 0) throw new UsageError(...problems);
  return { flags: valuesOf(table, given), positionals };
}

/** Not strict: Node's own messages name neither the nearest flag nor the second mistake. */
function tokenize(args: readonly string[], table: FlagTable) {
  const options = Object.fromEntries(Object.entries(table).map(([name, { type }]) => [name, { type }]));
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
}

type OptionToken = Extract<NonNullable<ReturnType<typeof tokenize>['tokens']>[number], { kind: 'option' }>;

function problemsOf(token: OptionToken, earlier: readonly string[], table: FlagTable): string[] {
  const { name, rawName, value } = token;
  const flag = Object.hasOwn(table, name) ? table[name] : undefined;
  if (flag === undefined) return [withHint(`unknown flag "${rawName}"`, nearestFlag(name, table))];
  if (flag.type === 'string') return valueProblems(token, flag, earlier);
  return value === undefined ? [] : [`${rawName} takes no value, but "${value}" is given`];
}

function valueProblems(
  { rawName, value, inlineValue }: OptionToken,
  flag: Extract<Flag, { type: 'string' }>,
  earlier: readonly string[],
): string[] {
  if (value === undefined || value === '') return [`${rawName} needs a value: ${rawName} ${flag.value}`];
  if (inlineValue === false && value.startsWith('-')) {
    return [`${rawName} needs a value, but "${value}" follows; if that is the value, write "${rawName}=${value}"`];
  }
  if (flag.multiple !== true && earlier.length > 0)
    return [`${rawName} is given twice: "${earlier[0]}" and "${value}"`];
  if (flag.choices === undefined || flag.choices.includes(value)) return [];
  const allowed = flag.choices.map((choice) => `"${choice}"`).join(' or ');
  return [withHint(`${rawName} is ${allowed}, not "${value}"`, didYouMean(value, flag.choices))];
}

function nearestFlag(name: string, table: FlagTable): string | undefined {
  const known = Object.keys(table).map((flag) => `--${flag}`);
  return didYouMean(`--${name}`, known);
}

function withHint(message: string, hint: string | undefined): string {
  return hint === undefined ? message : `${message}; ${hint}`;
}

function valuesOf<T extends FlagTable>(table: T, given: ReadonlyMap<string, readonly string[]>): FlagValues<T> {
  const entries = Object.entries(table).map(([name, flag]) => [name, valueFor(flag, given.get(name))]);
  return Object.fromEntries(entries) as FlagValues<T>;
}

function valueFor(flag: Flag, given: readonly string[] | undefined): boolean | string | readonly string[] | undefined {
  if (flag.type === 'boolean') return given !== undefined;
  if (flag.multiple === true) return given ?? [];
  return given?.[0] ?? flag.choices?.[0];
}
