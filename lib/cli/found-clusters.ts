import { type FoundEntries, findEntries, type RepositoryAtHand } from '../build/index.js';
import type { Engine } from '../engine/index.js';

import type { RepositoryRequest } from './repository-request.js';
import { unknownCluster } from './unknown-cluster.js';
import { UsageError } from './usage-error.js';

/** The clusters that the words of `--cluster` mean, all without words. @throws UsageError for words that mean none */
export async function foundClusters(
  { clusters, variables }: Pick<RepositoryRequest, 'clusters' | 'variables'>,
  repository: RepositoryAtHand,
  engine: Engine,
): Promise<FoundEntries> {
  const found = await findEntries(engine, { repository, wanted: clusters, variables });
  const known = found.known.map(({ path, cluster }) => ({ path, name: cluster }));
  const problems = found.unknown.map((word) => unknownCluster(word, known, 'the repository'));
  if (problems.length > 0) throw new UsageError(...problems);
  return found;
}
