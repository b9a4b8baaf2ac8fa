import {
  displayName,
  type Json,
  type KubeObject,
  type ObjectId,
  objectId,
  listOf,
  mapOf,
  specOf,
  textOf,
} from '../../manifest/index.js';
import type { FileTree } from '../../model/index.js';
import { joinPath, cleanPath } from '../../util/index.js';

import type { Artifact, SourceState } from './artifact.js';
import { copiedArtifact, type CopiedFile, copiedFiles } from './copied-artifact.js';
import type { FollowContext } from './source-follower.js';
import { failedSource } from './source-trouble.js';
import { ancestorsOf, hasFolder } from './sub-tree.js';

interface Include {
  readonly id: ObjectId;
  readonly from: string;
  readonly to: string;
}

/** Puts what `spec.include` names into the artifact of a GitRepository, in order. */
export async function withIncludes(source: KubeObject, whole: Artifact, context: FollowContext): Promise<SourceState> {
  let artifact = whole;
  for (const entry of listOf(specOf(source).include)) {
    const include = includeOf(source, entry);
    const included = await context.follow(include.id);
    if (included.state !== 'ready') return included;
    const trees = [artifact.tree, included.artifact.tree];
    const problem = problemOf(include, artifact.tree, included.artifact.tree);
    if (problem !== undefined) return failedSource(objectId(source), { problem });
    const copy = { include: include.from, to: include.to };
    artifact = await context.artifacts.derive(trees, copy, async () => put(include, artifact, included.artifact));
  }
  return { state: 'ready', artifact };
}

function includeOf(source: KubeObject, entry: Json): Include {
  const { repository, fromPath, toPath } = mapOf(entry);
  const name = textOf(mapOf(repository).name);
  const to = textOf(toPath);
  return {
    id: { ...objectId(source), name },
    from: cleanPath(textOf(fromPath)).path,
    to: cleanPath(to === '' ? name : to).path,
  };
}

/** The controller moves the folder there, which nothing may be in the way of. */
function problemOf({ id, from, to }: Include, into: FileTree, included: FileTree): string | undefined {
  const isFile = included.files.has(from);
  if (!isFile && !hasFolder(included, from)) return `includes "${from}" of ${displayName(id)}, which does not have it`;
  const isTaken = hasFolder(into, to) || ancestorsOf(to).some((path) => into.files.has(path));
  if (!isTaken && (isFile || !into.files.has(to))) return undefined;
  return `includes ${displayName(id)} at "${to}", where it has files of its own`;
}

function put(include: Include, into: Artifact, included: Artifact): Artifact {
  const copied = new Map<string, CopiedFile>([...copiedFiles(into), ...moved(copiedFiles(included), include)]);
  const { skipped, folders = [] } = included.tree;
  const movedFolders = moved(new Map([...folders].map((path) => [path, path])), include);
  return copiedArtifact(copied, {
    skipped: new Map([...into.tree.skipped, ...moved(skipped, include)]),
    folders: new Set([...(into.tree.folders ?? []), ...movedFolders.keys()]),
  });
}

/** What lies at a path or below it, as it lies below another one. */
function moved<T>(entries: ReadonlyMap<string, T>, { from, to }: Include): Map<string, T> {
  const found = new Map<string, T>();
  for (const [path, entry] of entries) {
    if (path === from) found.set(to, entry);
    else if (from === '') found.set(joinPath(to, path), entry);
    else if (path.startsWith(`${from}/`)) found.set(joinPath(to, path.slice(from.length + 1)), entry);
  }
  return found;
}
