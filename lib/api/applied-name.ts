import type { ObjectId } from '../manifest/index.js';

/** The fields of a Flux Kustomization that change who its objects are; `''` where one is not set. */
export interface NameTransform {
  readonly targetNamespace: string;
  readonly namePrefix: string;
  readonly nameSuffix: string;
}

/** Kinds that `namePrefix` and `nameSuffix` leave alone: prefixTransformer's field specs in kustomize 5.8.1. */
const NEVER_RENAMED: ReadonlySet<string> = new Set([
  'apiextensions.k8s.io/CustomResourceDefinition',
  'apiregistration.k8s.io/APIService',
  '/Namespace',
]);

/** The name an object has once Flux applied it. */
export function appliedName(
  name: string,
  { group, kind }: Pick<ObjectId, 'group' | 'kind'>,
  by: NameTransform,
): string {
  if (name === '' || (by.targetNamespace === '' && by.namePrefix === '' && by.nameSuffix === '')) return name;
  // kustomize's namespace transformer renames Namespaces.
  if (group === '' && kind === 'Namespace' && by.targetNamespace !== '') return by.targetNamespace;
  return NEVER_RENAMED.has(`${group}/${kind}`) ? name : `${by.namePrefix}${name}${by.nameSuffix}`;
}
