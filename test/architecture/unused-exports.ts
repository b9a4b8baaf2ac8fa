import type { ExportFact } from './exports.js';
import type { FileFacts } from './facts.js';
import { resolveImport } from './import-rules.js';
import type { Rules } from './rules.js';
import type { Violation } from './violation.js';

/**
 * Exports that nothing in the library takes, neither by import nor by a re-export that is taken itself. Types may be
 * named for a signature beside them, and what an index offers besides.
 */
export function unusedExports(facts: readonly FileFacts[], { entries, reserved }: Rules): Violation[] {
  const taken = takenNames(facts, entries);
  const idle = facts.flatMap(({ path, offers }) =>
    offers
      .filter((offer) => !taken.has(`${path}#${offer.name}`) && !isJustNamed(offer) && !isGenerated(path))
      .map((offer) => ({ path, ...offer })),
  );
  const names = new Set(idle.map(({ name }) => name));
  return [
    ...idle
      .filter(({ name }) => !Object.hasOwn(reserved, name))
      .map(({ path, line, name }): Violation => ({ rule: 'unused', path, line, message: `nothing imports "${name}"` })),
    ...Object.keys(reserved)
      .filter((name) => !names.has(name))
      .map((name): Violation => ({ rule: 'unused', path: 'lib', line: 1, message: `"${name}" is reserved but used` })),
  ];
}

function isJustNamed({ isType, isMentioned, from }: ExportFact): boolean {
  return isType && (isMentioned || from !== undefined);
}

/** What a script writes has all parts of a schema, whoever uses them. */
function isGenerated(path: string): boolean {
  return path.includes('/generated/');
}

/** `path#name` of every name that is taken, through re-exports down to where it is declared. */
function takenNames(facts: readonly FileFacts[], entries: readonly string[]): ReadonlySet<string> {
  const offers = new Map(facts.map(({ path, offers: all }) => [path, all]));
  const taken = new Set<string>();
  const take = (path: string, name: string): void => {
    if (taken.has(`${path}#${name}`)) return;
    taken.add(`${path}#${name}`);
    const from = offers.get(path)?.find((offer) => offer.name === name)?.from;
    const target = from && resolveImport(path, from.specifier);
    if (from !== undefined && target !== undefined) take(target, from.name);
  };
  for (const { path, takes } of facts) {
    for (const { specifier, names } of takes) {
      const target = resolveImport(path, specifier) ?? '';
      for (const name of names ?? (offers.get(target) ?? []).map((offer) => offer.name)) take(target, name);
    }
  }
  for (const entry of entries) for (const { name } of offers.get(entry) ?? []) take(entry, name);
  return taken;
}
