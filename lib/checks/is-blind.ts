import type { ClusterIndex } from './cluster-index.js';
import { makesAnything } from './implied-objects.js';
import { HOME } from './owners.js';

/**
 * Whether a Kustomization builds from what is not at hand, or templates make objects: then any name may exist. Vendored
 * files of an app are not meant: the app can say what is in them.
 */
export function isBlind({ owners, flux }: ClusterIndex): boolean {
  return (
    owners.some(({ model, target }) => target === HOME && !model.complete && model.content === undefined) ||
    flux.some(({ flux: { kind } }) => makesAnything(kind))
  );
}
