import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { displayName, type KubeObject, objectId } from '../../../lib/manifest/index.js';
import type { FleetModel } from '../../../lib/model/index.js';
import type { SeedRepository } from '../seed-apps.js';
import { pathsIn } from '../support.js';
import { isBelowAny } from './path-globs.js';
import { isYaml, type WrittenObject, writtenObjects } from './written-objects.js';

/** What people wrote into a repository, and what of it an app writes. */
export interface CountedRepository {
  readonly name: string;
  /** Of YAML that is not vendored. */
  readonly lines: number;
  /** In these lines. */
  readonly objects: number;
  /** Objects that the app does not write. */
  readonly missing: readonly string[];
}

export interface CountedFolders {
  readonly original: string;
  readonly made: string;
  /** Files of the original that something applied comes from. */
  readonly applied: ReadonlySet<string>;
}

export function countRepository(
  { name, vendored, tools = [] }: SeedRepository,
  { original, made, applied }: CountedFolders,
): CountedRepository {
  const written = (dir: string) => pathsIn(dir).filter((path) => !isBelowAny(path, [...vendored, ...tools]));
  const objects = writtenObjects(original, written(original));
  const ours = writtenObjects(made, written(made)).map(({ object }) => object);
  const lines = written(original)
    .filter(isYaml)
    .map((path) => readFileSync(join(original, path), 'utf8'));
  return {
    name,
    lines: lines.reduce((count, text) => count + text.trimEnd().split('\n').length, 0),
    objects: objects.length,
    missing: objects
      .filter(({ file, object }) => !ours.some((each) => isMade(object, each, applied.has(file))))
      .map(told),
  };
}

/** What is applied was compared as it is applied: where it stands and what a base or a patch has of it is free. */
function isMade(original: KubeObject, made: KubeObject, isApplied: boolean): boolean {
  if (!isApplied) return isDeepStrictEqual(original, made);
  const [theirs, ours] = [objectId(original), objectId(made)];
  const isSameNamespace = theirs.namespace === ours.namespace || theirs.namespace === '' || ours.namespace === '';
  const isSame = (field: 'group' | 'kind' | 'name') => theirs[field] === ours[field];
  return isSame('group') && isSame('kind') && isSame('name') && isSameNamespace;
}

function told({ file, object }: WrittenObject): string {
  return `${file} ${displayName(objectId(object))}`;
}

/** The files that applied objects come from; those of other repositories than the first have their name in front. */
export function appliedFiles({ clusters }: FleetModel): ReadonlySet<string> {
  const applied = clusters.flatMap(({ kustomizations }) => kustomizations.flatMap((each) => each.applied ?? []));
  return new Set(applied.flatMap(({ origin: { file } }) => (file === undefined ? [] : [file])));
}
