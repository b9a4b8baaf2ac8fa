import { mkdirSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

import { FindingCollector } from '../diagnostics/index.js';
import type { RepoTree } from '../model/index.js';

import { parentOf } from './ancestors.js';
import type { WriteResult } from './apply-plan.js';
import { checkTreePaths } from './check-tree-paths.js';
import { diskError } from './disk-error.js';
import { emptiedFolders, removeIfEmpty } from './emptied-folders.js';
import { findObstacles } from './find-obstacles.js';
import { readState } from './read-state.js';
import { type RenderedFile, renderTree } from './render-tree.js';

const NOTHING: { readonly stale: readonly string[]; readonly emptied: readonly string[] } = { stale: [], emptied: [] };

/**
 * Writes a tree into the folder that `cdk8s synth` has just made: no lock, no reading, every file once. Where files
 * are in it already, those of the same app that are no longer wanted go; others are left, unless they have a name
 * that is wanted.
 */
export function writePreview(tree: RepoTree, dir: string): WriteResult {
  const findings = new FindingCollector();
  for (const finding of checkTreePaths(tree.files)) findings.add(finding);
  const refused = findings.sorted();
  if (refused.length > 0) return { written: [], removed: [], unchanged: 0, findings: refused };
  try {
    mkdirSync(dir, { recursive: true });
    const { stale, emptied } = readdirSync(dir).length === 0 ? NOTHING : findStale(tree, dir, findings);
    const result = { unchanged: 0, findings: findings.sorted() };
    if (result.findings.length > 0) return { written: [], removed: [], ...result };
    const written = writeFiles(renderTree(tree), dir);
    for (const path of stale) unlinkSync(join(dir, path));
    for (const folder of emptied) removeIfEmpty(dir, folder);
    return { written, removed: stale, ...result };
  } catch (error) {
    findings.add(diskError(`folder "${dir}"`, 'written', error));
    return { written: [], removed: [], unchanged: 0, findings: findings.sorted() };
  }
}

function findStale(tree: RepoTree, dir: string, findings: FindingCollector): typeof NOTHING {
  const state = readState(
    tree.app,
    tree.files.map(({ path }) => path),
    dir,
    {},
  );
  for (const finding of findObstacles(tree.files, state).values()) findings.add(finding);
  const stale = [...state.stale];
  return { stale, emptied: emptiedFolders(stale, state) };
}

function writeFiles(files: readonly RenderedFile[], dir: string): string[] {
  const made = new Set(['']);
  return files.map(({ path, text }) => {
    const folder = parentOf(path);
    if (!made.has(folder)) mkdirSync(join(dir, folder), { recursive: true });
    made.add(folder);
    writeFileSync(dir + sep + path, text);
    return path;
  });
}
