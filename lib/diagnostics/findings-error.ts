import type { Finding } from './finding.js';
import { formatFinding } from './format.js';
import { sortFindings } from './sort.js';

/** Thrown once, at the edge, with everything that was found. Its stack is its message: the findings name the lines. */
export class FindingsError extends Error {
  declare readonly findings: readonly Finding[];

  constructor(title: string, findings: readonly Finding[]) {
    const sorted = sortFindings(findings);
    super([title, ...sorted.map(formatFinding)].join('\n'));
    this.name = 'FindingsError';
    // Not enumerable: where nobody catches it, Node would print every finding again, as an object.
    Object.defineProperty(this, 'findings', { value: sorted });
    this.stack = `${this.name}: ${this.message}`;
  }
}
