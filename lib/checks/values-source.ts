import { isJsonObject, type Json, type JsonObject, textOf } from '../manifest/index.js';

import type { PlacedObject } from './placed-object.js';
import type { About } from './spec-rule.js';

const DEFAULT_KEY = 'values.yaml';

/** An entry of `valuesFrom` whose ConfigMap is in the model. */
export interface ValuesSource {
  readonly found: PlacedObject;
  readonly data: JsonObject;
  readonly key: string;
}

/** Undefined for Secrets, which nobody looks into. */
export function valuesSourceOf(reference: Json, { index, object }: About): ValuesSource | undefined {
  if (!isJsonObject(reference) || reference.kind !== 'ConfigMap') return undefined;
  const id = { group: '', kind: 'ConfigMap', namespace: object.id.namespace, name: textOf(reference.name) };
  const found = index.tryFind(object.owner.target, id);
  if (found === undefined) return undefined;
  const { data } = found.declared.object;
  const key = textOf(reference.valuesKey);
  return { found, data: isJsonObject(data) ? data : {}, key: key === '' ? DEFAULT_KEY : key };
}
