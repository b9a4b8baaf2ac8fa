import type { ClusterModel } from '../model/index.js';
import { plural } from '../report/index.js';
import { compareCodeUnits, didYouMean, quotedList } from '../util/index.js';

import { UsageError } from './usage-error.js';

const MOST_LISTED = 10;
const SEE_TREE = 'see them all with "flux-fleet tree --compact"';

/**
 * Looks for the Kustomizations that words name, and returns a note for each one that is not found where something that
 * could not be built may apply it. A repository without clusters has been told of otherwise.
 *
 * @throws UsageError where all is built, so that the word must be wrong.
 */
export function findKustomizations(words: readonly string[], clusters: readonly ClusterModel[]): string[] {
  const all = clusters.flatMap(({ kustomizations }) => kustomizations);
  const known = new Set(all.map(({ key }) => key));
  const missing = all.length === 0 ? [] : words.filter((word) => !known.has(word));
  const problems = missing.map((word) => `unknown Kustomization "${word}"; ${advice(word, known)}`);
  const open = all.filter(({ build }) => build !== undefined && build.status !== 'built').length;
  if (problems.length > 0 && open === 0) throw new UsageError(...problems);
  return problems.map((text) => `${text}; ${plural(open, 'Kustomization')} could not be built, and may apply it`);
}

function advice(word: string, known: ReadonlySet<string>): string {
  const sameName = [...known].filter((key) => key.endsWith(`/${word}`));
  if (!word.includes('/') && sameName.length > 0) return `write ${quotedList(sameName, 'or')}`;
  return didYouMean(word, known) ?? (known.size > MOST_LISTED ? SEE_TREE : list(known));
}

function list(known: ReadonlySet<string>): string {
  return `the clusters have ${quotedList([...known].sort(compareCodeUnits))}`;
}
