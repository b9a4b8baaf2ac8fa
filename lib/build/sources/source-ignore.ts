import { type KubeObject, objectId, specOf } from '../../manifest/index.js';
import type { FileTree } from '../../model/index.js';
import { compareCodeUnits, foldersAbove } from '../../util/index.js';

import type { Artifact, SourceState } from './artifact.js';
import type { FollowContext } from './source-follower.js';
import { failedSource, unknownSource } from './source-trouble.js';
import { filterTree } from './sub-tree.js';

/** `spec.ignore`; undefined where none is written. */
export function ignoreOf(source: KubeObject): string | undefined {
  const { ignore } = specOf(source);
  return typeof ignore === 'string' ? ignore : undefined;
}

interface IgnoreOptions {
  readonly artifact: Artifact;
  /** @default `spec.ignore` */
  readonly ignore?: string | undefined;
  /** What becomes of folders whose files are all ignored. @default stay */
  readonly folders?: 'stay' | 'go';
}

/** What is left of an artifact behind `.sourceignore` files, a text like them, and Flux's own exclusions. */
export async function withoutIgnored(
  source: KubeObject,
  { artifact, ignore = ignoreOf(source), folders = 'stay' }: IgnoreOptions,
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
  const tree = await trees.derive([artifact.tree], { ignore: ignore ?? null, folders }, async () =>
    without(artifact.tree, answer.paths, folders),
  );
  return { state: 'ready', artifact: { ...artifact, tree } };
}

function without(tree: FileTree, paths: readonly string[], folders: IgnoreOptions['folders']): FileTree {
  const left = new Set(paths);
  if (left.size === 0) return tree;
  const rest = filterTree(tree, (path) => !left.has(path));
  return folders === 'go' ? rest : { ...rest, folders: emptiedFolders(tree, rest, left) };
}

/** The archive is made entry by entry: that all files of a folder are ignored does not remove it. */
function emptiedFolders(tree: FileTree, rest: FileTree, left: ReadonlySet<string>): ReadonlySet<string> {
  const before = [...foldersAbove(tree.files.keys()), ...(tree.folders ?? [])];
  const full = foldersAbove(rest.files.keys());
  return new Set(before.filter((folder) => !full.has(folder) && !left.has(`${folder}/`)).sort(compareCodeUnits));
}
