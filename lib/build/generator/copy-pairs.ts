import { posix } from 'node:path';

import type { Engine } from '../../engine/index.js';
import type { FileTree } from '../../model/index.js';

import { hasFolder } from '../sources/sub-tree.js';
import type { ArtifactCopy } from './artifact-copies.js';
import { CopyRefused } from './copy-refused.js';

/** What finds everything in a folder. */
const ALL = '**';

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
 * Which files a copy takes and where it puts them: a slash at the end of a file's target means into that folder; what
 * `**` finds keeps its path below the folder in front. What Flux's texts do not settle is unknown: the paths that other
 * patterns and folders give, and what becomes of a pattern without a match.
 *
 * @throws CopyRefused
 */
export async function copyPairs(copy: ArtifactCopy, surroundings: CopySurroundings): Promise<readonly CopyPair[]> {
  const { path, to, base } = copy;
  if (path === undefined || to === undefined) throw new CopyRefused('leads out of the source or the artifact');
  if (base !== undefined) return patternPairs({ ...copy, path, to, base }, surroundings);
  if (surroundings.tree.files.has(path)) return filePairs({ ...copy, path, to }, surroundings);
  if (hasFolder(surroundings.tree, path)) throw unsettled('is a folder without "/**"');
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
  if (path !== posix.join(base, ALL)) throw unsettled('is a pattern other than "**" behind a folder');
  if (all.length === 0) throw unsettled('matches no file of its source');
  const taken = exclude.length === 0 ? all : await matching(path, exclude, surroundings);
  return taken.map((from) => ({ from, to: posix.join(to, posix.relative(base, from)) }));
}

async function filePairs(copy: InsideCopy, surroundings: CopySurroundings): Promise<CopyPair[]> {
  const { path, to, isInto, exclude } = copy;
  if (!isInto && surroundings.isFolder(to)) throw unsettled(`is a file for the path of the folder "${to}"`);
  const taken = exclude.length === 0 ? [path] : await matching(path, exclude, surroundings);
  return taken.map((from) => ({ from, to: isInto ? posix.join(to, posix.basename(from)) : to }));
}

function unsettled(problem: string): CopyRefused {
  return new CopyRefused(`${problem}: what that gives is not known`, { isUnknown: true });
}

/** The engine refuses what is no pattern, as the controller does. */
async function matching(pattern: string, exclude: readonly string[], { engine, tree }: CopySurroundings) {
  const { paths, problem } = await engine.glob({ pattern, exclude, paths: [...tree.files.keys()] });
  if (problem !== undefined) throw new CopyRefused(`has a pattern that cannot be read: ${problem.message}`);
  return paths;
}
