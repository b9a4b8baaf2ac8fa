import { imageMarker } from 'cdk8s-fluxcd';
import type { Construct } from 'constructs';

import { isJsonObject, type Json, type KubeObject } from '../../lib/manifest/index.js';

/** The object with its first image marked for image automation. */
export function marked(object: KubeObject, scope: Construct, policy: string): KubeObject {
  let isFound = false;
  const mark = (value: Json, field?: string): Json => {
    if (isFound) return value;
    if (typeof value === 'string') {
      isFound = field === 'image' && value.startsWith('example.org/');
      return isFound ? imageMarker(scope, { policy, initial: value }) : value;
    }
    if (Array.isArray(value)) return (value as readonly Json[]).map((item) => mark(item));
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mark(item, key)]));
  };
  return mark(object) as KubeObject;
}
