import { escapeRegExp } from '../../util/index.js';

const PARTS: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };

/** Whether a path matches a pattern of `*`, `**` and `?`. */
export function matchGlob(pattern: string, path: string): boolean {
  const parts = pattern.split(/(\*\*\/|\*\*|\*|\?)/).map((part) => PARTS[part] ?? escapeRegExp(part));
  return new RegExp(`^${parts.join('')}$`).test(path);
}
