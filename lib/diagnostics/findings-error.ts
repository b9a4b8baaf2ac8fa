import { authorFrames } from '../util/index.js';

import type { Finding } from './finding.js';
import { formatFinding } from './format.js';
import { sortFindings } from './sort.js';

/** Thrown once, at the edge, with everything that was found. Its stack is the message and the author's own frame. */
export class FindingsError extends Error {
  declare readonly findings: readonly Finding[];

  constructor(title: string, findings: readonly Finding[]) {
    const sorted = sortFindings(findings);
    super([title, ...sorted.map(formatFinding)].join('\n'));
    this.name = 'FindingsError';
    // Not enumerable: where nobody catches it, Node would print every finding again, as an object.
    Object.defineProperty(this, 'findings', { value: sorted });
    // The places of findings look like frames, so the message is not searched.
    const frames = authorFrames((this.stack ?? '').split(this.message).at(-1) ?? '');
    this.stack = [`${this.name}: ${this.message}`, ...frames.slice(0, 1)].join('\n');
  }
}
