import type { ApiObject } from 'cdk8s';

import { appliedName, type NameTransform } from '../api/index.js';
import { FluxConstruct, Kustomization, propsOf, resolveObject } from '../flux/index.js';
import { groupOf, isClusterScoped, type ObjectReference } from '../manifest/index.js';

import { finalNamespace } from './final-namespace.js';

/**
 * How Flux finds an object once a Kustomization applied it: `targetNamespace`, `namePrefix` and `nameSuffix` count, and
 * JSON patches on a stock object. What `patches` of the Kustomization rename is not known here.
 */
export function appliedReference(object: ApiObject, owner: Kustomization): ObjectReference {
  const transform = transformOf(owner);
  const { apiVersion, kind, name, namespace } = namedReference(object);
  const group = groupOf(apiVersion);
  const applied = appliedName(name, { group, kind }, transform);
  if (isClusterScoped(group, kind)) return { apiVersion, kind, name: applied };
  const place = transform.targetNamespace === '' ? namespace : transform.targetNamespace;
  return place === undefined
    ? { apiVersion, kind, name: applied }
    : { apiVersion, kind, name: applied, namespace: place };
}

/** Flux's own constructs keep their names; a patch on a stock object may change them. */
function namedReference(object: ApiObject): ObjectReference {
  const { apiVersion, kind, name } = object;
  const namespace = finalNamespace(object);
  const { patches } = propsOf(object);
  const { id, scope } = object.node;
  const isOurs = id === 'Resource' && (FluxConstruct.isFluxConstruct(scope) || Kustomization.isKustomization(scope));
  if (isOurs || patches.length === 0) return { apiVersion, kind, name, namespace };
  const { metadata, ...patched } = resolveObject(object);
  const own = typeof metadata.namespace === 'string' ? metadata.namespace : undefined;
  return {
    apiVersion: patched.apiVersion as string,
    kind: patched.kind as string,
    name: metadata.name,
    namespace: own === object.metadata.namespace ? namespace : own,
  };
}

function transformOf(owner: Kustomization): NameTransform {
  const { spec } = propsOf(owner.node.findChild('Resource') as ApiObject).props as { spec?: Record<string, unknown> };
  const text = (field: string) => {
    const value = spec?.[field];
    return typeof value === 'string' ? value : '';
  };
  return { targetNamespace: text('targetNamespace'), namePrefix: text('namePrefix'), nameSuffix: text('nameSuffix') };
}
