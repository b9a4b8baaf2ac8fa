import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import {
  isJsonObject,
  isKubeObject,
  type Json,
  type JsonObject,
  type KubeObject,
  listOf,
  parseYaml,
} from '../../../lib/manifest/index.js';
import { patchFiles } from '../../corpus/patch-files.js';

/** An object as it stands in a file of a repository. */
export interface WrittenObject {
  readonly file: string;
  readonly object: KubeObject;
}

/** The objects in these files, and those that their kustomization files generate; patches are none. */
export function writtenObjects(root: string, paths: readonly string[]): WrittenObject[] {
  const documents = paths.filter(isYaml).flatMap((file) => {
    const { documents: values } = parseYaml(readFileSync(join(root, file), 'utf8'));
    return values.map((value) => ({ file, value }));
  });
  const patches = patchFiles(documents);
  return documents
    .filter(({ file }) => !patches.has(file))
    .flatMap(({ file, value }) => objectsOf(file, value).map((object) => ({ file, object })));
}

export function isYaml(path: string): boolean {
  return /\.ya?ml$/.test(path);
}

function objectsOf(file: string, value: Json): readonly KubeObject[] {
  if (isKustomizationFile(file, value)) return isJsonObject(value) ? generatedBy(value) : [];
  return isKubeObject(value) ? [value] : [];
}

function isKustomizationFile(file: string, value: Json): boolean {
  const isOfKustomize = isJsonObject(value) && String(value.apiVersion).startsWith('kustomize.config.k8s.io/');
  return isOfKustomize || /^kustomization(\.ya?ml)?$/i.test(basename(file));
}

const GENERATORS = { configMapGenerator: 'ConfigMap', secretGenerator: 'Secret' } as const;

/** One that merges or replaces changes what another one made. */
function generatedBy(file: JsonObject): KubeObject[] {
  return Object.entries(GENERATORS).flatMap(([field, kind]) =>
    listOf(file[field])
      .filter(isJsonObject)
      .filter(({ behavior = 'create' }) => behavior === 'create')
      .map(({ name }) => ({ apiVersion: 'v1', kind, metadata: { name: String(name) } })),
  );
}
