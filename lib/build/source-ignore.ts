import type { KubeObject } from '../manifest/index.js';

import type { Artifact } from './artifact.js';
import { specOf } from './fields.js';
import type { FollowContext } from './source-follower.js';
import { filterTree } from './sub-tree.js';

/** `spec.ignore`. */
export function ignoreOf(source: KubeObject): string | undefined {
  const { ignore } = specOf(source);
  return typeof ignore === 'string' ? ignore : undefined;
}

/** What is left of an artifact behind `.sourceignore` files, a text like them, and Flux's own exclusions. */
export async function withoutIgnored(
  artifact: Artifact,
  ignore: string | undefined,
  { engine, trees }: FollowContext,
): Promise<Artifact> {
  const tree = await trees.derive([artifact.tree], { ignore: ignore ?? null }, async () => {
    const ignored = new Set(await engine.ignored(artifact.tree, ignore));
    return ignored.size === 0 ? artifact.tree : filterTree(artifact.tree, (path) => !ignored.has(path));
  });
  return { ...artifact, tree };
}
