import type { Finding, Severity } from '../diagnostics/index.js';

import { plural } from './plural.js';

const WORDS: readonly (readonly [Severity, string])[] = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['unknown', 'unknown'],
  ['info', 'note'],
];

/** `1 error, 2 warnings`; `''` when nothing was found. */
export function countFindings(findings: readonly Pick<Finding, 'severity'>[]): string {
  return WORDS.map(([severity, word]) => ({ word, count: findings.filter((f) => f.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => (word === 'unknown' ? `${count} unknown` : plural(count, word)))
    .join(', ');
}
