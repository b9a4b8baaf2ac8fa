import { Construct, type IConstruct } from 'constructs';

import type { IFluxObject } from './flux-object.js';
import { noObject, type Target, targetOf } from './written-construct.js';

/**
 * The `dependsOn` of a ResourceSet, constructs as references. Flux Operator looks for an object without a namespace
 * unless one is written (`checkDependencies` of its ResourceSet controller), so it is always written.
 *
 * @throws where a construct stands for no object
 */
export function awaitedObjects(set: IFluxObject, targets: unknown): unknown {
  if (!Array.isArray(targets)) return targets;
  return targets.map((target: unknown, index) =>
    Construct.isConstruct(target) ? awaited(set, target, `dependsOn[${index}]`) : target,
  );
}

function awaited(set: IFluxObject, construct: IConstruct, field: string): Target {
  const target = targetOf(construct);
  if (target === undefined) throw noObject(set, field, construct);
  const { apiVersion, kind, name, namespace } = target;
  return { apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) };
}
