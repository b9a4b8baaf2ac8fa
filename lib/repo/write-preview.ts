import { mkdirSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

import { FindingCollector } from '../diagnostics/index.js';
import type { RepoTree } from '../model/index.js';
import { parentOf } from '../util/index.js';

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
  const progress: Progress = { subject: `folder "${dir}"`, written: [], removed: [] };
  try {
    mkdirSync(dir, { recursive: true });
    fill(tree, dir, { findings, progress });
  } catch (error) {
    findings.add(diskError(progress.subject, 'written', error));
  }
  const { written, removed } = progress;
  return { written, removed, unchanged: 0, findings: findings.sorted() };
}

interface Progress {
  /** What is being written, for the message if it fails. */
  subject: string;
  readonly written: string[];
  readonly removed: string[];
}

interface Run {
  readonly findings: FindingCollector;
  readonly progress: Progress;
}

function fill(tree: RepoTree, dir: string, { findings, progress }: Run): void {
  const { stale, emptied } = readdirSync(dir).length === 0 ? NOTHING : findStale(tree, dir, findings);
  if (findings.sorted().length > 0) return;
  writeFiles(renderTree(tree), dir, progress);
  for (const path of stale) {
    unlinkSync(join(dir, path));
    progress.removed.push(path);
  }
  for (const folder of emptied) removeIfEmpty(dir, folder);
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

function writeFiles(files: readonly RenderedFile[], dir: string, progress: Progress): void {
  const made = new Set(['']);
  for (const { path, text } of files) {
    progress.subject = `file "${path}"`;
    const folder = parentOf(path);
    if (!made.has(folder)) mkdirSync(join(dir, folder), { recursive: true });
    made.add(folder);
    writeFileSync(dir + sep + path, text);
    progress.written.push(path);
  }
}
