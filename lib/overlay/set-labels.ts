import { isJsonObject, isTypedInGo, type Json, type KubeObject } from '../manifest/index.js';

import type { Report } from './overlay-result.js';
import { updateField } from './update-field.js';

/** What `labels` with `pairs` only does to one object. */
export function setLabels(object: KubeObject, labels: Readonly<Record<string, string>>, report: Report): KubeObject {
  const keys = Object.keys(labels);
  if (keys.length === 0) return object;
  const typed = keys.find(isTypedInGo);
  if (typed !== undefined)
    report(`metadata.labels["${typed}"]`, 'has a name that kustomize does not take for a string');
  const merge = (value: Json, path: string): Json => {
    if (isJsonObject(value)) return hasAll(value, labels) ? value : { ...value, ...labels };
    report(path, 'is not a map, which kustomize refuses');
    return value;
  };
  return updateField(object, { path: 'metadata/labels', create: 'map' }, merge, report);
}

function hasAll(value: Readonly<Record<string, Json>>, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(labels).every(([key, label]) => Object.hasOwn(value, key) && value[key] === label);
}
