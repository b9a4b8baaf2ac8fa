import { spokenList } from './spoken-list.js';

/** `"a", "b" and "c"` */
export function quotedList(names: Iterable<string>, word?: string): string {
  return spokenList(
    Array.from(names, (name) => `"${name}"`),
    word,
  );
}
