import { type KubeObject, objectId } from '../manifest/index.js';
import type { FileTree } from '../model/index.js';

import type { Artifact, SourceState } from './artifact.js';
import { specOf } from './fields.js';
import type { FollowContext } from './source-follower.js';
import { failedSource } from './source-trouble.js';
import { filterTree } from './sub-tree.js';

/** `spec.ignore`; undefined where none is written. */
export function ignoreOf(source: KubeObject): string | undefined {
  const { ignore } = specOf(source);
  return typeof ignore === 'string' ? ignore : undefined;
}

/** What is left of an artifact behind `.sourceignore` files, a text like them, and Flux's own exclusions. */
export async function withoutIgnored(
  source: KubeObject,
  { artifact, ignore = ignoreOf(source) }: { readonly artifact: Artifact; readonly ignore?: string | undefined },
  context: FollowContext,
): Promise<SourceState> {
  try {
    return { state: 'ready', artifact: { ...artifact, tree: await keptTree(artifact.tree, ignore, context) } };
  } catch (error) {
    // The engine refuses ignore files that cannot be read.
    return failedSource(objectId(source), { problem: `cannot tell what to ignore: ${(error as Error).message}` });
  }
}

function keptTree(tree: FileTree, ignore: string | undefined, { engine, trees }: FollowContext): Promise<FileTree> {
  return trees.derive([tree], { ignore: ignore ?? null }, async () => {
    const ignored = new Set(await engine.ignored(tree, ignore));
    return ignored.size === 0 ? tree : filterTree(tree, (path) => !ignored.has(path));
  });
}
