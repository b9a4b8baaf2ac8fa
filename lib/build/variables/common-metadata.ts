import { type JsonObject, type KubeObject, mapOf, specOf } from '../../manifest/index.js';

const MAPS = ['labels', 'annotations'] as const;

/** `spec.commonMetadata` of a Kustomization, set on an object as Flux does right before it applies it. */
export function withCommonMetadata(object: KubeObject, kustomization: KubeObject): KubeObject {
  const common = mapOf(specOf(kustomization).commonMetadata);
  const added = MAPS.filter((map) => Object.keys(mapOf(common[map])).length > 0);
  if (added.length === 0) return object;
  const merged: JsonObject = Object.fromEntries(
    added.map((map) => [map, { ...mapOf(object.metadata[map]), ...mapOf(common[map]) }]),
  );
  return { ...object, metadata: { ...object.metadata, ...merged } };
}
