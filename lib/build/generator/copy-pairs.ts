import { posix } from 'node:path';

import type { Engine } from '../../engine/index.js';
import type { FileTree } from '../../model/index.js';

import type { ArtifactCopy } from './artifact-copies.js';
import { CopyRefused } from './copy-refused.js';
import { hasFolder } from '../sources/sub-tree.js';

/** A file that a copy takes, and the path that it gets. */
export interface CopyPair {
  readonly from: string;
  readonly to: string;
}

/** What is copied from, and what is seen of where it goes. */
export interface CopySurroundings {
  readonly engine: Engine;
  readonly tree: FileTree;
  isFolder(target: string): boolean;
}

/**
 * Which files a copy takes and where it puts them: as with `cp`, a slash at the end of the target means into that
 * folder; files that a pattern finds keep their path below the part of it that is no pattern.
 *
 * Flux's texts say that much of `folder/**` and of files. Not verified: that `folder/*.yaml` and `**` within a pattern
 * drop the same part, that folders go by the slash as files do, and that a pattern without a match is refused.
 *
 * @throws CopyRefused
 */
export async function copyPairs(copy: ArtifactCopy, surroundings: CopySurroundings): Promise<readonly CopyPair[]> {
  const { path, to, base } = copy;
  if (path === undefined || to === undefined) throw new CopyRefused('leads out of the source or the artifact');
  if (base !== undefined) return patternPairs({ ...copy, path, to, base }, surroundings);
  if (surroundings.tree.files.has(path)) return filePairs({ ...copy, path, to }, surroundings);
  if (hasFolder(surroundings.tree, path)) return folderPairs({ ...copy, path, to }, surroundings);
  throw new CopyRefused('is not in its source');
}

/** A copy that stays inside. */
interface InsideCopy extends ArtifactCopy {
  readonly path: string;
  readonly to: string;
}

async function patternPairs(
  copy: InsideCopy & { readonly base: string },
  surroundings: CopySurroundings,
): Promise<CopyPair[]> {
  const { path, to, base, exclude } = copy;
  const all = await matching(path, [], surroundings);
  if (all.length === 0) throw new CopyRefused('matches no file of its source');
  const taken = exclude.length === 0 ? all : await matching(path, exclude, surroundings);
  return taken.map((from) => ({ from, to: posix.join(to, posix.relative(base, from)) }));
}

async function filePairs(copy: InsideCopy, surroundings: CopySurroundings): Promise<CopyPair[]> {
  const { path, to, isInto, exclude } = copy;
  const taken = exclude.length === 0 ? [path] : await matching(path, exclude, surroundings);
  const isFolder = isInto || surroundings.isFolder(to);
  return taken.map((from) => ({ from, to: isFolder ? posix.join(to, posix.basename(from)) : to }));
}

async function folderPairs(copy: InsideCopy, surroundings: CopySurroundings): Promise<CopyPair[]> {
  const { path, to, isInto, exclude } = copy;
  const target = isInto ? posix.join(to, posix.basename(path)) : to;
  const taken = await matching(posix.join(path, '**'), exclude, surroundings);
  return taken.map((from) => ({ from, to: posix.join(target, posix.relative(path, from)) }));
}

/** The engine refuses what is no pattern, as the controller does. */
async function matching(pattern: string, exclude: readonly string[], { engine, tree }: CopySurroundings) {
  const { paths, problem } = await engine.glob({ pattern, exclude, paths: [...tree.files.keys()] });
  if (problem !== undefined) throw new CopyRefused(`has a pattern that cannot be read: ${problem.message}`);
  return paths;
}
