import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { KustomizationModel } from '../../../lib/model/index.js';
import { compareObjects } from '../../corpus/built/compare-objects.js';
import { hasKustomizationFile, type KustomizeBuild, kustomizeBuilds } from '../../corpus/built/kustomize-verdicts.js';
import { findKustomize } from '../../support/tools.js';
import type { CompareFolders } from './compare-models.js';
import type { SideFolders } from './side.js';

/** Builds the folder of each Kustomization with the `kustomize` binary, on both sides, where its source is at hand. */
export function compareFoldersOf(original: SideFolders, made: SideFolders): CompareFolders {
  const build = fluxBuilds(findKustomize() as string);
  return (theirs, ours) => {
    const [expected, built] = [resultOf(build, original, theirs), resultOf(build, made, ours)];
    if (expected === undefined || built === undefined) return expected === built ? '' : 'it is only known of one';
    if (typeof expected === 'string') return typeof built === 'string' ? '' : 'kustomize refuses the original only';
    if (typeof built === 'string') return built;
    const verdict = compareObjects(built, expected);
    return verdict.result === 'different' ? verdict.detail : '';
  };
}

function resultOf(build: KustomizeBuild, folders: SideFolders, { source, path }: KustomizationModel) {
  const root = folders[source.repository];
  return root === undefined ? undefined : build(join(root, path));
}

/** In a folder without a kustomization file Flux makes one, of all that it finds. */
function fluxBuilds(kustomize: string): KustomizeBuild {
  const build = kustomizeBuilds(kustomize);
  return (folder) => {
    if (!existsSync(folder)) return 'there is no such folder';
    if (hasKustomizationFile(folder)) return build(folder);
    execFileSync(kustomize, ['create', '--recursive', '--autodetect'], { cwd: folder, stdio: 'pipe' });
    try {
      return build(folder);
    } finally {
      rmSync(join(folder, 'kustomization.yaml'));
    }
  };
}
