import type { FindingInput } from '../diagnostics/index.js';

import { commonDifferences } from './content-differences.js';
import type { Family } from './families.js';
import { type Sharer, sharerName } from './sharer.js';

/** What is wrong where a base shall take the values of several that differ. */
export function compareReferences({ base, references }: Family): FindingInput[] {
  const [first, ...others] = references;
  if (first === undefined) return [];
  for (const other of others) {
    const differences = commonDifferences(first, other);
    if (differences !== '') return [differing(base, first, other, differences)];
  }
  return [];
}

function differing(base: string, first: Sharer, other: Sharer, differences: string): FindingInput {
  return {
    code: 'FLX304',
    subject: `folder "${base}"`,
    message: `has two references, ${sharerName(first)} and ${sharerName(other)}, which differ: ${differences}`,
    hint: 'make only one of them the reference, or give both the same values',
    related: [{ message: `${sharerName(first)} is a reference`, at: first.folder.origin }],
    at: other.folder.origin,
  };
}
