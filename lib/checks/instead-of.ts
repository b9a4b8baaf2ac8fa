import { successorOf } from '../api/index.js';

/** What to do instead of writing a field that is gone or deprecated; undefined where nothing is known. */
export function insteadOf(kind: string, path: string): string | undefined {
  const { successor, advice } = successorOf(kind, path) ?? {};
  return successor === undefined ? advice : `use "${successor}"`;
}
