import { join } from 'node:path';

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
  const targets = repositoryTargets(trees, environment);
  if (environment.check) return merge(targets.map((target) => checked(target, environment)));
  // With several repositories, an error in one must not leave another written.
  const planned = targets.length > 1 ? targets.map((target) => checked(target, environment)) : [];
  if (merge(planned).findings.some(({ severity }) => severity === 'error')) return merge(planned);
  const previews = environment.preview ? trees.map((tree) => preview(tree, previewFolder(tree, trees, outdir))) : [];
  return merge([...previews, ...targets.map((target) => written(target, environment))]);
}

interface Target {
  readonly tree: RepoTree;
  readonly dir: string;
}

function repositoryTargets(trees: readonly RepoTree[], { repositories }: SynthEnvironment): Target[] {
  return trees.flatMap((tree) => {
    const target = repositories.find(({ name }) => name === tree.repository);
    return target === undefined ? [] : [{ tree, dir: target.dir }];
  });
}

/** An app with one repository fills its output folder directly, one with several gives each a folder in it. */
function previewFolder(tree: RepoTree, trees: readonly RepoTree[], outdir: string): string {
  return trees.length === 1 ? outdir : join(outdir, tree.repository);
}

function preview(tree: RepoTree, dir: string): WrittenOutputs {
  return output(tree, dir, 'preview', writePreview(tree, dir));
}

function written({ tree, dir }: Target, { overwriteEdits }: SynthEnvironment): WrittenOutputs {
  return output(tree, dir, 'repository', writeTree(tree, dir, { overwriteEdits }));
}

function checked({ tree, dir }: Target, { overwriteEdits }: SynthEnvironment): WrittenOutputs {
  const { changes, removals, unchanged, findings } = planWrite(tree, dir, { overwriteEdits });
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
