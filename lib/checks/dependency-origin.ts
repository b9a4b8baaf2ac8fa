import { formatOrigin, type Origin } from '../diagnostics/index.js';

import type { Owner } from './owners.js';

/** Where the author asked for an entry of a Kustomization's `dependsOn`; undefined where the model does not say. */
export function dependencyOrigin(kustomization: Owner | undefined, place: number): Origin | undefined {
  const origin = kustomization?.model.dependsOn[place]?.origin;
  return isKnown(origin) ? origin : undefined;
}

/** A construct path is enough: to know the line, a stack has to be read, and that for every dependency there is. */
function isKnown(origin: Origin | undefined): boolean {
  if (origin === undefined) return false;
  const { construct = '' } = origin;
  return construct !== '' || formatOrigin(origin) !== '';
}
