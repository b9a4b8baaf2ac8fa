import { isJsonObject, type Json, specOf } from '../manifest/index.js';

import type { Owner } from './owners.js';

/** Whether a value holds a text that Flux may make another one of: `${…}` below a Kustomization with `postBuild`. */
export function hasVariable(owner: Owner, value: Json): boolean {
  return isJsonObject(specOf(owner.model.object).postBuild) && holdsVariable(value);
}

function holdsVariable(value: Json): boolean {
  if (typeof value === 'string') return value.includes('${');
  if (Array.isArray(value)) return value.some(holdsVariable);
  return isJsonObject(value) && Object.entries(value).some(([key, item]) => holdsVariable(key) || holdsVariable(item));
}
