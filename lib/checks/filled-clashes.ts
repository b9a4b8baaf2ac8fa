import { objectKey } from '../manifest/index.js';

import type { ClusterIndex } from './cluster-index.js';
import { filledId } from './filled-id.js';
import { isTemplated } from './is-templated.js';
import type { Clash, PlacedObject } from './placed-object.js';

/** Objects of two Kustomizations that are one object as soon as their variables are filled in. */
export function filledClashes(index: ClusterIndex): Clash[] {
  const firsts = new Map<string, PlacedObject>();
  return index.templated.flatMap((second) => {
    const id = filledId(second, index);
    if (id === undefined) return [];
    const { target } = second.owner;
    const key = `${target}${objectKey(id)}`;
    const plain = isTemplated(id.name, id.namespace) ? undefined : index.tryFind(target, id);
    const first = plain ?? firsts.get(key);
    if (first === undefined) firsts.set(key, second);
    return first === undefined || first.owner === second.owner ? [] : [{ id, first, second }];
  });
}
