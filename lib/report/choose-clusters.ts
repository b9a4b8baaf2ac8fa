import type { ClusterModel } from '../model/index.js';
import { cleanPath } from '../util/index.js';

import { entryPath } from './entry-path.js';

/**
 * The clusters that any of the words means, in the order given; all of them without words. A word is a name or an
 * entry folder, written with or without `./` in front and `/` at the end.
 */
export function chooseClusters(clusters: readonly ClusterModel[], words: readonly string[] = []): ClusterModel[] {
  return clusters.filter((cluster) => words.length === 0 || words.some((word) => isMeant(cluster, word)));
}

function isMeant(cluster: ClusterModel, word: string): boolean {
  const { path, escapes } = cleanPath(word);
  return cluster.name === word || (!escapes && entryPath(cluster) === path);
}
