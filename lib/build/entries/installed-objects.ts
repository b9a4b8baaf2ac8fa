import { controllerOf, FLUX_KINDS, NEWEST_FLUX, parseFluxMinor, servedVersions } from '../../api/index.js';
import { type KubeObject, type ObjectReference, mapOf, specOf, textOf } from '../../manifest/index.js';

import type { Entry } from './entry.js';

/** What an entry and its Flux bring into a cluster: all of it lies in the namespace of the entry. */
export function installedObjects(
  entry: Pick<Entry, 'kustomization' | 'source' | 'flux'>,
  controllers: readonly string[],
): readonly ObjectReference[] {
  const namespace = textOf(entry.kustomization.metadata.namespace);
  const secret = textOf(mapOf(specOf(entry.source).secretRef).name);
  return [
    { apiVersion: 'v1', kind: 'Namespace', name: namespace },
    ...controllers.map((name) => ({ apiVersion: 'v1', kind: 'ServiceAccount', namespace, name })),
    ...definitions(controllers, entry.flux),
    ...(secret === '' ? [] : [{ apiVersion: 'v1', kind: 'Secret', namespace, name: secret }]),
    referenceTo(entry.source),
    referenceTo(entry.kustomization),
  ];
}

/** CRDs come with the controller that serves them. */
function definitions(controllers: readonly string[], flux: string): ObjectReference[] {
  const minor = parseFluxMinor(flux) ?? NEWEST_FLUX;
  const isServed = (kind: string) =>
    controllers.includes(controllerOf(kind) ?? '') && servedVersions(kind, minor).length > 0;
  return FLUX_KINDS.filter(({ kind }) => isServed(kind)).map(({ plural, group }) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    name: `${plural}.${group}`,
  }));
}

function referenceTo({ apiVersion, kind, metadata }: KubeObject): ObjectReference {
  return { apiVersion, kind, namespace: textOf(metadata.namespace), name: textOf(metadata.name) };
}
