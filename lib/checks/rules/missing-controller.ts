import { controllerOf, DEFAULT_CONTROLLERS } from '../../api/index.js';
import { displayName, type JsonObject, listOf, textOf } from '../../manifest/index.js';
import { quotedList } from '../../util/index.js';

import { HOME } from '../owners.js';
import type { FluxObject } from '../placed-object.js';
import { type About, type SpecProblem, specRule } from '../spec-rule.js';

/** FLX534: objects that nothing reconciles, since the FluxInstance of their cluster leaves their controller out. */
export const checkMissingControllers = specRule('FLX534', {
  FluxInstance: [{ reads: ['components'], judge }],
});

function judge({ components }: JsonObject, { object, index }: About): SpecProblem[] {
  if (object.owner.target !== HOME) return [];
  const given = components === undefined ? DEFAULT_CONTROLLERS : listOf(components).map(textOf);
  const hint = components === undefined ? `list it there beside ${quotedList(DEFAULT_CONTROLLERS)}` : 'add it';
  return [...needed(index.flux)].flatMap(([controller, { id }]) => {
    if (given.includes(controller)) return [];
    const message = `has no "${controller}", which ${displayName(id)} needs`;
    return [{ path: 'spec.components', message, hint }];
  });
}

/** The first object of each controller. */
function needed(objects: readonly FluxObject[]): ReadonlyMap<string, FluxObject> {
  const first = new Map<string, FluxObject>();
  for (const object of objects) {
    const controller = object.owner.target === HOME ? controllerOf(object.flux.kind) : undefined;
    if (controller !== undefined && !first.has(controller)) first.set(controller, object);
  }
  return first;
}
