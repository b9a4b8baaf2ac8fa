import type { FluxKind } from './flux-kind.js';
import { FLUX_KINDS } from './generated/flux-kinds.js';

const BY_KIND: ReadonlyMap<string, FluxKind> = new Map(FLUX_KINDS.map((entry) => [entry.kind, entry]));

/** The Flux kind of that name, undefined for all others. Names are unique among Flux kinds, but not in a cluster. */
export function fluxKind(kind: string): FluxKind | undefined {
  return BY_KIND.get(kind);
}

/** The Flux kind of an object: its group counts too, since others have a `Provider` and a `Kustomization` of their own. */
export function fluxKindOf(id: { readonly group: string; readonly kind: string }): FluxKind | undefined {
  const found = BY_KIND.get(id.kind);
  return found?.group === id.group ? found : undefined;
}
