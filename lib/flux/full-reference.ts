import type { IConstruct } from 'constructs';

import type { IFluxObject } from './flux-object.js';
import { noObject, type Target, targetOf } from './written-construct.js';

/**
 * A construct as a reference with all that names its object, for fields that may name any kind: there, nothing goes
 * without saying. (Flux Operator's `checkDependencies` looks for objects without a namespace where none is written.)
 *
 * @throws where it stands for no object
 */
export function fullReference(owner: IFluxObject, construct: IConstruct, field: string): Target {
  const target = targetOf(construct);
  if (target === undefined) throw noObject(owner, field, construct);
  const { apiVersion, kind, name, namespace } = target;
  return { apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) };
}
