import { NEWEST_FLUX, parseFluxMinor, preferredApiVersion, WELL_KNOWN } from '../../api/index.js';
import { type Json, type JsonObject, type KubeObject, mapOf, textOf } from '../../manifest/index.js';

import type { FluxInstance } from './flux-instance.js';

export interface SyncObjects {
  readonly kustomization: KubeObject;
  readonly source: KubeObject;
}

const { ssa, prune } = WELL_KNOWN.controls;

/** How a kind of source is told what `sync.url` and `sync.ref` are. */
const PLACES = new Map<string, (url: string, ref: string) => JsonObject>([
  ['GitRepository', (url, ref) => ({ url, ref: { name: ref } })],
  ['OCIRepository', (url, ref) => ({ url, ref: { tag: ref } })],
  ['Bucket', (url, ref) => ({ endpoint: url, bucketName: ref })],
]);

/** The Kustomization and the source that Flux Operator makes of `spec.sync`; undefined for a kind that is no source. */
export function operatorObjects({ namespace, spec }: FluxInstance, flux: string): SyncObjects | undefined {
  const sync = mapOf(spec.sync);
  const kind = textOf(sync.kind);
  const place = PLACES.get(kind)?.(textOf(sync.url), textOf(sync.ref));
  if (place === undefined) return undefined;
  const name = textOf(sync.name) || namespace;
  const made = (of: string, content: JsonObject): KubeObject => ({
    apiVersion: preferredApiVersion(of, parseFluxMinor(flux) ?? NEWEST_FLUX) as string,
    kind: of,
    metadata: { name, namespace },
    spec: content,
  });
  return {
    kustomization: made('Kustomization', {
      interval: '10m0s',
      path: textOf(sync.path),
      prune: true,
      sourceRef: { kind, name },
    }),
    source: made(kind, { interval: textOf(sync.interval) || '1m', ...place, ...access(sync) }),
  };
}

/** What Flux Operator puts on all that it manages, so that no Kustomization takes it over. */
export function managed(object: KubeObject): KubeObject {
  const labels = { ...mapOf(object.metadata.labels), 'app.kubernetes.io/managed-by': 'flux-operator' };
  const annotations = { ...mapOf(object.metadata.annotations), [ssa]: 'Ignore', [prune]: 'Disabled' };
  return { ...object, metadata: { ...object.metadata, labels, annotations } };
}

function access({ provider, pullSecret }: JsonObject): JsonObject {
  return {
    ...(isGiven(provider) && { provider }),
    ...(isGiven(pullSecret) && { secretRef: { name: pullSecret } }),
  };
}

function isGiven(value: Json | undefined): value is string {
  return textOf(value) !== '';
}
