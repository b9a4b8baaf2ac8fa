import { isJsonObject, type Json, type JsonObject } from '../../manifest/index.js';

import { celByFormat } from './cel-formats.js';
import type { SchemaNode } from './schema-node.js';

/**
 * A value as rules see it: whole numbers are integers unless the schema says `number`, texts with a format are what the
 * format says, and names of fields are escaped as Kubernetes does. What no schema describes stays as it is: Kubernetes lets
 * no rule look into it, and it may be large.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#escaping
 */
export function celValue(node: SchemaNode, value: Json, names: IsNamed): unknown {
  if (typeof value === 'string') return celByFormat(value, node.schema.format);
  if (typeof value === 'number' || typeof value === 'bigint') return celNumber(value, node.schema.type);
  if (isJsonObject(value)) return celMap(node, value, names);
  const { items } = node;
  return Array.isArray(value) && items !== undefined ? value.map((item: Json) => celValue(items, item, names)) : value;
}

/** Whether rules name a field. What they do not name they do not look into, and it stays as it is. */
export type IsNamed = (field: string) => boolean;

function celNumber(value: number | bigint, type: string | undefined): number | bigint {
  if (type === 'number') return Number(value);
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value;
}

function celMap(node: SchemaNode, value: JsonObject, names: IsNamed): ReadonlyMap<string, unknown> {
  const map = new Map<string, unknown>();
  for (const key of Object.keys(value)) {
    const field = node.field(key);
    const entry = value[key] as Json;
    const isField = node.isNamed(key);
    const name = isField ? escapedName(key) : key;
    map.set(name, field === undefined || (isField && !names(name)) ? entry : celValue(field, entry, names));
  }
  return map;
}

/** Words that an expression cannot use as the name of a field. */
const RESERVED: ReadonlySet<string> = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

const ESCAPES: readonly (readonly [RegExp, string])[] = [
  [/__/g, '__underscores__'],
  [/\./g, '__dot__'],
  [/-/g, '__dash__'],
  [/\//g, '__slash__'],
];

/** Names of fields of schemas, so there are few. */
const escapedNames = new Map<string, string>();

function escapedName(name: string): string {
  const known = escapedNames.get(name);
  if (known !== undefined) return known;
  const escaped = RESERVED.has(name)
    ? `__${name}__`
    : ESCAPES.reduce((text, [from, to]) => text.replace(from, to), name);
  escapedNames.set(name, escaped);
  return escaped;
}
