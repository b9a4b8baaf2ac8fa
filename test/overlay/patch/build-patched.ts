import {
  emitYaml,
  type Json,
  type JsonObject,
  type KubeObject,
  type KustomizationTransform,
  type Patch,
  parseYaml,
} from '../../../lib/manifest/index.js';
import { kustomizeBuild } from '../../support/kustomize.js';

export interface Patched {
  /** As it is written; no two have the same kind and name. */
  readonly object: KubeObject;
  readonly patch: Patch['patch'];
}

/**
 * What the real kustomize builds from a base with the objects and an overlay with the patches, by name of the object.
 *
 * @throws what kustomize says: where one patch fails, so do all.
 */
export function buildPatched(
  cases: readonly Patched[],
  transform: KustomizationTransform = {},
): ReadonlyMap<string, KubeObject> {
  const { output, error, status } = kustomizeBuild(filesOf(cases, transform), 'overlay');
  if (status !== 0) throw new Error(error);
  const objects = parseYaml(output).documents as unknown as readonly KubeObject[];
  return new Map(objects.map((object) => [object.metadata.name, object]));
}

function filesOf(cases: readonly Patched[], transform: KustomizationTransform): Readonly<Record<string, string>> {
  const { labels, ...rest } = transform;
  const patches = cases.map(({ object, patch }, index) => ({
    path: `${index}.yaml`,
    ...(Array.isArray(patch) ? { target: { kind: object.kind, name: object.metadata.name } } : {}),
  }));
  const files = cases.map(({ patch }, index): [string, string] => [`overlay/${index}.yaml`, yaml([patch as Json])]);
  return {
    'base/kustomization.yaml': yaml([
      {
        resources: ['objects.yaml'],
        ...rest,
        labels: labels === undefined ? [] : [{ pairs: labels }],
      } as unknown as Json,
    ]),
    'base/objects.yaml': yaml(cases.map(({ object }) => object)),
    'overlay/kustomization.yaml': yaml([{ resources: ['../base'], patches }]),
    ...Object.fromEntries(files),
  };
}

function yaml(documents: readonly Json[]): string {
  return emitYaml(documents.map((data) => ({ data: data as JsonObject })));
}
