import { type Crd, isCrd, parseCrd } from '../api/index.js';
import type { ClusterModel } from '../model/index.js';

/** The CRDs among the objects of a cluster; what is none in spite of its kind says nothing about others. */
export function declaredCrds({ kustomizations }: ClusterModel): Crd[] {
  return kustomizations
    .flatMap(({ declared }) => declared.filter(({ object }) => isCrd(object)))
    .flatMap(({ object }) => {
      const parsed = parseCrd(object);
      return 'crd' in parsed ? [parsed.crd] : [];
    });
}
