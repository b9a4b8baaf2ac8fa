import type { StructuralSchema } from '../structural-schema.js';

/** What a CustomResourceDefinition says of a kind. */
export interface Crd {
  readonly group: string;
  readonly kind: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /** In the order of the definition, those that are not served too. */
  readonly versions: readonly CrdVersion[];
}

export interface CrdVersion {
  /** Without the group: `v1beta1`. */
  readonly name: string;
  readonly served: boolean;
  readonly deprecated: boolean;
  readonly schema: StructuralSchema;
}
