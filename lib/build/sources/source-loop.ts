import { displayName, type ObjectId } from '../../manifest/index.js';
import { compareCodeUnits } from '../../util/index.js';

import type { SourceFailed } from './artifact.js';
import { failedSource } from './source-trouble.js';

/** Sources that are made of each other: none of them ever gets an artifact. Says the same of each of them. */
export function sourceLoop(loop: readonly [ObjectId, ...ObjectId[]]): SourceFailed {
  const smallest = loop.reduce((least, id) => (compareCodeUnits(displayName(id), displayName(least)) < 0 ? id : least));
  const start = loop.indexOf(smallest);
  const closed = [...loop.slice(start), ...loop.slice(0, start), smallest];
  return failedSource(smallest, { problem: `is made of itself: ${closed.map(displayName).join(' → ')}` });
}
