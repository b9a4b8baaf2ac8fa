import { formatOrigin, type Origin } from '../diagnostics/index.js';

import type { Owner } from './owners.js';

/** Where the author asked for an entry of a Kustomization's `dependsOn`; undefined where the model does not say. */
export function dependencyOrigin(kustomization: Owner | undefined, place: number): Origin | undefined {
  const origin = kustomization?.model.dependsOn[place]?.origin;
  return formatOrigin(origin) === '' ? undefined : origin;
}
