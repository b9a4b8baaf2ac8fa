import { type Json, jsonPointer, mapTexts } from '../manifest/index.js';

/** Comments behind values, by JSON pointer. */
export type Comments = Readonly<Record<string, string>>;

/** The data with other texts where comments stand. */
export function changeMarked<T extends Json>(
  data: T,
  comments: Comments,
  change: (text: string, pointer: string) => string,
): T {
  return mapTexts(data, (text, { steps, isKey }) => {
    if (isKey) return text;
    const pointer = jsonPointer(steps);
    return Object.hasOwn(comments, pointer) ? change(text, pointer) : text;
  }) as T;
}
