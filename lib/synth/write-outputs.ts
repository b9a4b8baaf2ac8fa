import { join, resolve } from 'node:path';

import type { Finding } from '../diagnostics/index.js';
import type { RepoTree } from '../model/index.js';
import { planWrite, type WriteResult, writePreview, writeTree } from '../repo/index.js';
import type { SynthOutput } from '../report/index.js';

import type { SynthEnvironment } from './environment.js';

export interface WrittenOutputs {
  readonly outputs: readonly SynthOutput[];
  readonly findings: readonly Finding[];
}

/** Writes the preview and the repositories that were asked for; with `check`, only says what would change. */
export function writeOutputs(
  trees: readonly RepoTree[],
  outdir: string,
  environment: SynthEnvironment,
): WrittenOutputs {
  const targets = repositoryTargets(trees, outdir, environment);
  if (environment.check) return merge(targets.map((target) => checked(target, environment)));
  // With several repositories, an error in one must not leave another written.
  const planned = targets.length > 1 ? targets.map((target) => checked(target, environment)) : [];
  if (hasErrors(merge(planned))) return merge(planned);
  const repositories = merge(targets.map((target) => written(target, environment)));
  if (!environment.preview || hasErrors(repositories)) return repositories;
  const previews = trees.map((tree) => preview(tree, previewFolder(tree, trees, outdir)));
  return merge([...previews, repositories]);
}

function hasErrors({ findings }: WrittenOutputs): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

interface Target {
  readonly tree: RepoTree;
  readonly dir: string;
  /** Folders that are no part of it even where they lie in it: the preview and the other repositories. */
  readonly skip: readonly string[];
}

/** @throws when two repositories are given one folder */
function repositoryTargets(
  trees: readonly RepoTree[],
  outdir: string,
  { repositories, cwd }: SynthEnvironment,
): Target[] {
  const dirs = repositories.map(({ name, dir }) => ({ name, dir: resolve(cwd, dir) }));
  for (const [index, { name, dir }] of dirs.entries()) {
    const other = dirs.slice(0, index).find((earlier) => earlier.dir === dir);
    if (other !== undefined)
      throw new Error(`repositories "${other.name}" and "${name}" are given one folder, "${dir}"`);
  }
  return trees.flatMap((tree) => {
    const target = repositories.find(({ name }) => name === tree.repository);
    if (target === undefined) return [];
    const own = resolve(cwd, target.dir);
    const skip = [resolve(cwd, outdir), ...dirs.map(({ dir }) => dir)].filter((dir) => dir !== own);
    return [{ tree, dir: target.dir, skip }];
  });
}

/** An app with one repository fills its output folder directly, one with several gives each a folder in it. */
function previewFolder(tree: RepoTree, trees: readonly RepoTree[], outdir: string): string {
  return trees.length === 1 ? outdir : join(outdir, tree.repository);
}

function preview(tree: RepoTree, dir: string): WrittenOutputs {
  return output(tree, dir, 'preview', writePreview(tree, dir));
}

function written({ tree, dir, skip }: Target, { overwriteEdits, pid, isAlive }: SynthEnvironment): WrittenOutputs {
  return output(tree, dir, 'repository', writeTree(tree, dir, { overwriteEdits, skip, pid, isAlive }));
}

function checked({ tree, dir, skip }: Target, { overwriteEdits }: SynthEnvironment): WrittenOutputs {
  const { changes, removals, unchanged, findings } = planWrite(tree, dir, { overwriteEdits, skip });
  return output(tree, dir, 'check', {
    written: changes.map(({ path }) => path),
    removed: removals,
    unchanged,
    findings,
  });
}

function output({ repository }: RepoTree, dir: string, mode: SynthOutput['mode'], result: WriteResult): WrittenOutputs {
  const { findings, ...counts } = result;
  return { outputs: [{ repository, dir, mode, ...counts }], findings };
}

function merge(results: readonly WrittenOutputs[]): WrittenOutputs {
  return {
    outputs: results.flatMap(({ outputs }) => outputs),
    findings: results.flatMap(({ findings }) => findings),
  };
}
