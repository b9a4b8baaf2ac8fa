import type { Construct } from 'constructs';

import { clusterContextOf } from './context.js';
import { isFluxObject } from './flux-object.js';

/** The namespace of an object that belongs beside the one it names: that of the construct, else that of Flux. */
export function besideNamed(named: unknown): (scope: Construct) => string {
  return (scope) => (isFluxObject(named) ? named.ref.namespace : clusterContextOf(scope).fluxNamespace);
}
