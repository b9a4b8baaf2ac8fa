import { type KubeObject, objectId, specOf } from '../../manifest/index.js';
import type { FileTree } from '../../model/index.js';

import type { Artifact, SourceState } from './artifact.js';
import type { FollowContext } from './source-follower.js';
import { failedSource, unknownSource } from './source-trouble.js';
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
  const { engine, trees, ignored } = context;
  const answer = await ignored.derive([artifact.tree], { ignore: ignore ?? null }, () =>
    engine.ignored(artifact.tree, ignore),
  );
  const { problem } = answer;
  if (problem?.reason === 'unsupported') return unknownSource(objectId(source), { problem: problem.message });
  if (problem !== undefined) {
    return failedSource(objectId(source), { problem: `cannot tell what to ignore: ${problem.message}` });
  }
  const tree = await trees.derive([artifact.tree], { ignore: ignore ?? null }, async () =>
    without(artifact.tree, answer.paths),
  );
  return { state: 'ready', artifact: { ...artifact, tree } };
}

function without(tree: FileTree, paths: readonly string[]): FileTree {
  const left = new Set(paths);
  return left.size === 0 ? tree : filterTree(tree, (path) => !left.has(path));
}
