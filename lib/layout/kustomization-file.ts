import type { Json, JsonObject, KustomizationTransform, Patch, PatchTarget } from '../manifest/index.js';
import { emitYaml } from '../manifest/index.js';
import { compareCodeUnits } from '../util/index.js';

import type { GeneratorEntries } from './generator-files.js';

export interface KustomizationFileInput {
  readonly resources: readonly string[];
  readonly transform?: KustomizationTransform;
  readonly generators?: GeneratorEntries;
  readonly patches?: readonly PatchEntry[];
}

/** A patch in the kustomization file itself, or the name of a file beside it. */
export type PatchEntry = Patch | { readonly path: string; readonly target?: PatchTarget | undefined };

/** A kustomization file as data, its keys in the order people write them. */
export function kustomizationFile(input: KustomizationFileInput): JsonObject {
  const { resources, transform = {}, generators = {}, patches = [] } = input;
  const { namespace, labels, replicas, images } = transform;
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    ...(namespace === undefined ? {} : { namespace }),
    ...(resources.length === 0 && hasEntries(generators) ? {} : { resources: sortResources(resources) }),
    ...generators,
    ...(labels === undefined ? {} : { labels: [{ pairs: { ...labels } }] }),
    ...(replicas === undefined ? {} : { replicas: replicas.map(({ name, count }) => ({ name, count })) }),
    ...(images === undefined ? {} : { images: images.map(({ markers: _, ...image }) => definedFields(image)) }),
    ...(patches.length === 0 ? {} : { patches: patches.map(patchEntry) }),
  };
}

function hasEntries(generators: GeneratorEntries): boolean {
  return Object.keys(generators).length > 0;
}

/** What lies in the folder itself first, then what it takes from elsewhere. */
function sortResources(resources: readonly string[]): string[] {
  const outside = (path: string) => (path.startsWith('..') ? 1 : 0);
  return [...new Set(resources)].sort((a, b) => outside(a) - outside(b) || compareCodeUnits(a, b));
}

function patchEntry(entry: PatchEntry): JsonObject {
  const what: JsonObject =
    'path' in entry ? { path: entry.path } : { patch: emitYaml([{ data: entry.patch }], { trimmed: true }) };
  return entry.target === undefined ? what : { ...what, target: definedFields(entry.target) };
}

function definedFields(fields: object): JsonObject {
  const entries: [string, Json | undefined][] = Object.entries(fields);
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
