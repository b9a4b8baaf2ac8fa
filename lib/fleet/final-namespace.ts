import type { ApiObject } from 'cdk8s';

import { forcedNamespaceOf, objectsNamespaceOf, propsOf } from '../flux/index.js';
import { groupOf, isClusterScoped } from '../manifest/index.js';

/**
 * The namespace that an object has when Flux applies it. A kind that kustomize knows as cluster-scoped keeps only what
 * the author wrote on the object itself; any other takes that of the Folder around it, else its own, else that of the nearest chart that has one.
 */
export function finalNamespace(object: ApiObject): string | undefined {
  if (isClusterScoped(groupOf(object.apiVersion), object.kind)) return writtenNamespace(object);
  return forcedNamespaceOf(object) ?? object.metadata.namespace ?? objectsNamespaceOf(object);
}

/** What the author gave as `metadata.namespace`. */
function writtenNamespace(object: ApiObject): string | undefined {
  const { metadata } = propsOf(object).props as { metadata?: { namespace?: string } };
  return metadata?.namespace;
}
