import { compareCodeUnits } from '../util/index.js';

import type { Container, PlacedObject } from './scan.js';

/** What lies in a container in an order that does not depend on the order of creation. */
export function sortedContainer(container: Container): Container {
  return {
    ...container,
    objects: sorted(container.objects, comparePlaced),
    folders: sorted(container.folders, (a, b) => compareCodeUnits(a.scope.node.path, b.scope.node.path)).map(
      sortedContainer,
    ),
    vendored: sorted(container.vendored, (a, b) => compareCodeUnits(a.node.path, b.node.path)),
    generators: sorted(container.generators, (a, b) => compareCodeUnits(a.node.path, b.node.path)),
  };
}

/** Most lists are made in order, and telling that is cheap. */
function sorted<T>(items: T[], compare: (a: T, b: T) => number): T[] {
  const isSorted = items.every((item, index) => index === 0 || compare(items[index - 1] as T, item) <= 0);
  return isSorted ? items : [...items].sort(compare);
}

function comparePlaced({ object: a }: PlacedObject, { object: b }: PlacedObject): number {
  return (
    compareCodeUnits(a.kind, b.kind) ||
    compareCodeUnits(a.metadata.namespace ?? '', b.metadata.namespace ?? '') ||
    compareCodeUnits(a.name, b.name) ||
    compareCodeUnits(a.node.path, b.node.path)
  );
}
