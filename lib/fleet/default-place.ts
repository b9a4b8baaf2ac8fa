import type { DefaultPlace } from '../flux/index.js';

/** How the Kustomizations of a repository lie in it where they do not say. */
export type LayoutName = 'rendered' | 'base-overlays' | 'monorepo';

/** What the place of a Kustomization depends on. */
export interface PlacedKustomization {
  readonly cluster: string;
  readonly name: string;
  /** Ids of the constructs from below the cluster down to the Kustomization, as parts of a path; may be none. */
  readonly ids: readonly string[];
}

/** Name of the folder that stands for all clusters where the others stand for one each. */
const BASE = 'base';

const PLACES: Readonly<Record<LayoutName, (kustomization: PlacedKustomization) => DefaultPlace>> = {
  rendered: ({ cluster, name }) => ({ path: `./deploy/${cluster}/${name}`, base: undefined }),
  'base-overlays': ({ cluster, name }) => ({ path: `./deploy/${cluster}/${name}`, base: `deploy/${BASE}/${name}` }),
  monorepo: ({ cluster, name, ids: [area = name, ...below] }) => ({
    path: ['.', area, cluster, ...below].join('/'),
    base: [area, BASE, ...below].join('/'),
  }),
};

export const LAYOUTS = Object.keys(PLACES) as readonly LayoutName[];

export function defaultPlace(layout: LayoutName, kustomization: PlacedKustomization): DefaultPlace {
  return PLACES[layout](kustomization);
}

/** Whether the folders of a cluster with this name would be those of the bases. */
export function isBaseName(layout: LayoutName, cluster: string): boolean {
  return layout !== 'rendered' && cluster === BASE;
}
