import { type Entry, findEntries, type RepositoryAtHand } from '../build/index.js';
import type { Engine } from '../engine/index.js';
import { joinPath } from '../util/index.js';

import type { RepositoryRequest } from './repository-request.js';
import { unknownCluster } from './unknown-cluster.js';
import { UsageError } from './usage-error.js';

/**
 * The entry folders that the words of `--cluster` mean: entries by folder or name, and any other folder as it is. All
 * entries where there are no words.
 */
export async function wantedClusters(
  { clusters, variables }: RepositoryRequest,
  repository: RepositoryAtHand,
  engine: Engine,
): Promise<readonly string[]> {
  if (clusters.length === 0) return [];
  const { entries } = await findEntries(engine, repository, [], variables);
  const found = clusters.map((word) => ({ word, path: pathOf(word, entries, repository) }));
  const unknown = found.flatMap(({ word, path }) => (path === undefined ? [word] : []));
  if (unknown.length > 0) throw new UsageError(...unknown.map((word) => problem(word, entries)));
  return found.map(({ path = '' }) => path);
}

function pathOf(word: string, entries: readonly Entry[], repository: RepositoryAtHand): string | undefined {
  const path = word.replace(/^(?:\.\/+)+/, '').replace(/\/+$|^\.$/, '');
  const entry = entries.find((each) => each.path === path) ?? entries.find(({ cluster }) => cluster === word);
  if (entry !== undefined) return entry.path;
  return isFolder(path, repository) ? path : undefined;
}

/** Of the artifact, or of the repository that it is a part of. */
function isFolder(path: string, { tree, root }: RepositoryAtHand): boolean {
  const inRepository = path === root || path.startsWith(`${root}/`) ? path : joinPath(root, path);
  for (const file of tree.files.keys()) if (file.startsWith(inRepository === '' ? '' : `${inRepository}/`)) return true;
  return false;
}

function problem(word: string, entries: readonly Entry[]): string {
  const known = entries.map(({ path, cluster }) => ({ path, name: cluster }));
  return unknownCluster(word, known, 'the repository');
}
