import type { ObjectId } from '../manifest/index.js';
import { getOrAdd } from '../util/index.js';

import type { KindInfo } from './kind-info.js';
import type { PlacedObject } from './placed-object.js';

type Names = Map<string, PlacedObject>;

/**
 * The first object of each identity in each target. Maps in maps, since this is filled once for every object of a fleet
 * and joining a key would cost more than all the rest.
 */
export class ObjectTable {
  private readonly kinds = new Map<string, Map<string, Names>>();

  /** The object that was there before, undefined when the place was free. */
  add(placed: PlacedObject, info: KindInfo, namespace: string, name: string): PlacedObject | undefined {
    const namespaces = getOrAdd(this.kinds, kindKey(placed.owner.target, info.key), makeMap<string, Names>);
    const names = getOrAdd(namespaces, namespace, makeMap<string, PlacedObject>);
    const first = names.get(name);
    if (first === undefined) names.set(name, placed);
    return first;
  }

  tryFind(target: string, { group, kind, namespace, name }: ObjectId): PlacedObject | undefined {
    return this.kinds
      .get(kindKey(target, `${group}/${kind}`))
      ?.get(namespace)
      ?.get(name);
  }
}

/** No text is made for objects of the cluster itself. */
function kindKey(target: string, key: string): string {
  return target === '' ? key : `${target}${key}`;
}

function makeMap<K, V>(): Map<K, V> {
  return new Map();
}
