import { type Json, replaceAt } from '../manifest/index.js';

/** Comments behind values, by JSON pointer. */
export type Comments = Readonly<Record<string, string>>;

/** The data with other texts where comments stand. */
export function changeMarked<T extends Json>(
  data: T,
  comments: Comments,
  change: (text: string, pointer: string) => string,
): T {
  const changed = (old: Json, pointer: string) => (typeof old === 'string' ? change(old, pointer) : old);
  return Object.keys(comments).reduce<Json>(
    (result, pointer) => replaceAt(result, pointer, (old) => changed(old, pointer)),
    data,
  ) as T;
}
