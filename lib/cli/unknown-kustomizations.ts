import type { ClusterModel } from '../model/index.js';
import { plural } from '../report/index.js';
import { compareCodeUnits, didYouMean, quotedList } from '../util/index.js';

const MOST_LISTED = 10;
const SEE_TREE = 'see them all with "flux-fleet tree --compact"';

/** What is wrong with words for Kustomizations that no cluster has. */
export function unknownKustomizations(words: readonly string[], clusters: readonly ClusterModel[]): string[] {
  const all = clusters.flatMap(({ kustomizations }) => kustomizations);
  const known = new Set(all.map(({ key }) => key));
  const open = all.filter(({ build }) => build !== undefined && build.status !== 'built').length;
  const blind = open === 0 ? [] : [`${plural(open, 'Kustomization')} could not be built, and may apply it`];
  return words
    .filter((word) => !known.has(word))
    .map((word) => [`unknown Kustomization "${word}"`, advice(word, known), ...blind].join('; '));
}

function advice(word: string, known: ReadonlySet<string>): string {
  const sameName = [...known].filter((key) => key.endsWith(`/${word}`));
  if (!word.includes('/') && sameName.length > 0) return `write ${quotedList(sameName, 'or')}`;
  return didYouMean(word, known) ?? (known.size > MOST_LISTED ? SEE_TREE : list(known));
}

function list(known: ReadonlySet<string>): string {
  return `the clusters have ${quotedList([...known].sort(compareCodeUnits))}`;
}
