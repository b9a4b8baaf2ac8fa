import { type FluxKind, fluxKindOf } from '../api/index.js';
import { groupOf, isClusterScoped } from '../manifest/index.js';

import { getOrAdd } from './get-or-add.js';

/** What is the same for all objects of one apiVersion and kind. */
export interface KindInfo {
  /** `group/kind` */
  readonly key: string;
  readonly group: string;
  readonly kind: string;
  readonly clusterScoped: boolean;
  readonly flux: FluxKind | undefined;
}

/** Looks each kind up once: there are few kinds and many objects. */
export class KindTable {
  private readonly byVersion = new Map<string, Map<string, KindInfo>>();

  of({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): KindInfo {
    const kinds = getOrAdd(this.byVersion, apiVersion, () => new Map<string, KindInfo>());
    return getOrAdd(kinds, kind, () => infoOf(apiVersion, kind));
  }
}

function infoOf(apiVersion: string, kind: string): KindInfo {
  const group = groupOf(apiVersion);
  return {
    key: `${group}/${kind}`,
    group,
    kind,
    clusterScoped: isClusterScoped(group, kind),
    flux: fluxKindOf({ group, kind }),
  };
}
