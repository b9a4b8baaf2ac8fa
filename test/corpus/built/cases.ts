import { join } from 'node:path/posix';
import { isDeepStrictEqual } from 'node:util';

import type { ClusterModel, FleetModel, KustomizationModel } from '../../../lib/model/index.js';
import { changingFields } from './changing-fields.js';
import type { RecordedBuild } from './recording-engine.js';
import { specOf, variablesOf } from './variables.js';

/** One Kustomization that was built, and all that somebody else needs to build it. */
export interface ProofCase {
  readonly cluster: ClusterModel;
  readonly kustomization: KustomizationModel;
  /** What the engine was asked; undefined where it was not asked, for want of a source. */
  readonly build: RecordedBuild | undefined;
  readonly variables: Readonly<Record<string, string>>;
  /** Whether a variable without value is an error to the cluster's Flux. */
  readonly strict: boolean;
}

/** Where the repositories at hand lie, by name. */
export type Folders = Readonly<Record<string, string>>;

export function proofCases(model: FleetModel, builds: readonly RecordedBuild[], folders: Folders): ProofCase[] {
  return model.clusters.flatMap((cluster) =>
    cluster.kustomizations.map((kustomization) => ({
      cluster,
      kustomization,
      build: buildOf(kustomization, builds, folders),
      variables: variablesOf(kustomization, cluster),
      strict: isStrict(cluster.flux),
    })),
  );
}

/** That of the same path and the same fields, of a tree from the same repository. */
function buildOf(kustomization: KustomizationModel, builds: readonly RecordedBuild[], folders: Folders) {
  const spec = specOf(kustomization);
  const wanted = changingFields(spec);
  const path = clamped(typeof spec.path === 'string' ? spec.path : '');
  const found = builds.filter(
    ({ request, tree }) =>
      clamped(request.path) === path &&
      isDeepStrictEqual({ ...request.spec }, wanted) &&
      isOf(tree, folders[kustomization.source.repository]),
  );
  const trees = new Set(found.map(({ tree }) => contentOf(tree)));
  if (trees.size > 1) throw new Error(`${kustomization.key} could be built from ${trees.size} trees`);
  return found.at(-1);
}

/** Each cluster follows its sources by itself, and so has trees of its own with the same files. */
function contentOf({ files }: RecordedBuild['tree']): string {
  return JSON.stringify([...files].map(([path, file]) => [path, 'disk' in file ? file.disk : file.text]));
}

/** A tree that comes from several repositories is of none. */
function isOf({ files }: RecordedBuild['tree'], folder: string | undefined): boolean {
  if (folder === undefined) return true;
  for (const file of files.values()) if ('disk' in file && !file.disk.startsWith(`${folder}/`)) return false;
  return true;
}

function clamped(path: string): string {
  return join('/', path, '/');
}

/** From 2.9 on; where nobody says, it is the newest. */
function isStrict(flux: string): boolean {
  const [major = 0, minor = 0] = flux.split('.').map(Number);
  return flux === '' || major > 2 || (major === 2 && minor >= 9);
}
