import { isJsonObject, type Json, type JsonObject } from '../../../lib/manifest/index.js';
import type { ClusterModel, KustomizationModel } from '../../../lib/model/index.js';

/** The fields of a Kustomization's spec as data, empty where it has none. */
export function specOf({ object }: KustomizationModel): JsonObject {
  return mapOf(object?.spec);
}

/**
 * The variables of a Kustomization, looked up among all that its cluster applies. Those whose value nobody knows stand
 * for themselves, so that Flux's library leaves them in the text.
 */
export function variablesOf(kustomization: KustomizationModel, cluster: ClusterModel): Record<string, string> {
  const { substituteFrom, substitute } = mapOf(specOf(kustomization).postBuild);
  const references = Array.isArray(substituteFrom) ? (substituteFrom as JsonObject[]) : [];
  const found = references.map((reference) => dataOf(reference, kustomization, cluster));
  const unknown = (kustomization.build?.unknownVariables ?? []).map((name) => [name, `\${${name}}`] as const);
  return { ...Object.fromEntries(unknown), ...Object.assign({}, ...found), ...texts(substitute) };
}

/** None of a Secret: its values are encrypted or elsewhere. */
function dataOf({ kind, name }: JsonObject, { namespace }: KustomizationModel, { kustomizations }: ClusterModel) {
  if (kind !== 'ConfigMap') return {};
  const applied = kustomizations.flatMap((each) => each.applied ?? []);
  const found = applied.find(({ object }) => {
    const { metadata } = object;
    return object.kind === kind && metadata.name === name && metadata.namespace === namespace;
  });
  return texts(found?.object.data);
}

function texts(value: Json | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(mapOf(value)).map(([key, each]) => [key, String(each)]));
}

export function mapOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
