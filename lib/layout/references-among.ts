import { groupBy } from '../util/index.js';

import { contentText } from './content-text.js';
import type { Sharer } from './sharer.js';

/**
 * Those whose values the base has where the folders that share it differ: what says so itself, else the folders of
 * reference clusters, unless one of these clusters has several that differ.
 */
export function referencesAmong(members: readonly Sharer[]): readonly Sharer[] {
  const own = members.filter(({ folder }) => folder.reference === true);
  if (own.length > 0) return own;
  const found = members.filter(({ cluster, folder }) => cluster.reference === true && folder.reference === undefined);
  const byCluster = groupBy(found, ({ cluster }) => cluster.name);
  return [...byCluster.values()].every(areAlike) ? found : [];
}

function areAlike([first, ...others]: readonly [Sharer, ...Sharer[]]): boolean {
  if (others.length === 0) return true;
  const text = contentText(first.folder);
  return others.every(({ folder }) => contentText(folder) === text);
}
