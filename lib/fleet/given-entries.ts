import type { IConstruct } from 'constructs';

import { misuse, shown } from '../flux/index.js';
import { didYouMean, isPlainObject, quotedList } from '../util/index.js';

/** A list of entries with known fields; @throws on anything else, which kustomize would refuse. */
export function givenEntries<Entry extends object>(
  construct: IConstruct,
  prop: string,
  entries: readonly Entry[] | undefined,
  fields: readonly (keyof Entry & string)[],
): readonly Entry[] | undefined {
  if (entries === undefined || entries === null) return undefined;
  if (!Array.isArray(entries)) throw misuse(construct, `"${prop}" is ${shown(entries)}; give a list`);
  for (const [index, entry] of entries.entries()) {
    const problem = entryProblem(entry, `${prop}[${index}]`, fields);
    if (problem !== undefined) throw misuse(construct, problem);
  }
  return entries;
}

function entryProblem(entry: unknown, path: string, fields: readonly string[]): string | undefined {
  const allowed = quotedList(fields);
  if (!isPlainObject(entry)) return `"${path}" is ${shown(entry)}; give a map with ${allowed}`;
  const unknown = Object.keys(entry).find((field) => !fields.includes(field));
  if (unknown === undefined) return undefined;
  return `"${path}.${unknown}" is no field; ${didYouMean(unknown, fields) ?? `allowed are ${allowed}`}`;
}
