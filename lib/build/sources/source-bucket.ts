import { type KubeObject, objectId, specOf, textOf } from '../../manifest/index.js';
import type { FileTree } from '../../model/index.js';

import type { Artifact, SourceState } from './artifact.js';
import type { FollowContext } from './source-follower.js';
import { ignoreOf, withoutIgnored } from './source-ignore.js';
import { pointerOf } from './source-pointer.js';
import { unknownSource } from './source-trouble.js';
import { filterTree } from './sub-tree.js';

const IGNORE_FILE = '.sourceignore';
/** A Bucket excludes nothing by itself but its one ignore file, and a pattern drops Flux's own exclusions. */
const OWN_EXCLUSION = `/${IGNORE_FILE}`;

/** The objects of a bucket below `spec.prefix`, which stays in their paths; what is ignored is not even fetched. */
export async function followBucket(source: KubeObject, context: FollowContext): Promise<SourceState> {
  const match = context.repositories.match(pointerOf(source));
  if ('problem' in match) return unknownSource(objectId(source), match);
  const ignore = `${OWN_EXCLUSION}\n${ignoreOf(source) ?? ''}`;
  const artifact = await listed(context.wholeOf(match.repository), textOf(specOf(source).prefix), context);
  return withoutIgnored(source, { artifact, ignore, folders: 'go' }, context);
}

/** The ignore file is read from the root of the bucket, whatever the prefix; others have no effect. */
async function listed(whole: Artifact, prefix: string, { trees }: FollowContext): Promise<Artifact> {
  const tree = await trees.derive([whole.tree], { bucket: prefix }, async () => listedTree(whole.tree, prefix));
  return { ...whole, tree };
}

function listedTree(tree: FileTree, prefix: string): FileTree {
  return filterTree(
    tree,
    (path) => path === IGNORE_FILE || (path.startsWith(prefix) && !path.endsWith(`/${IGNORE_FILE}`)),
  );
}
