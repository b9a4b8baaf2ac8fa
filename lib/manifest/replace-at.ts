import { isList } from '../util/index.js';

import { isJsonObject, type Json } from './json.js';

/** The data with another value at a JSON pointer, given or computed from the old one; unchanged when nothing is there. */
export function replaceAt(data: Json, pointer: string, value: Json | ((old: Json) => Json)): Json {
  const keys = pointer.split('/').slice(1);
  const change = typeof value === 'function' ? value : () => value;
  return replaceKeys(
    data,
    keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')),
    change,
  );
}

function replaceKeys(data: Json, keys: readonly string[], change: (old: Json) => Json): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return change(data);
  if (isList(data))
    return data.map((entry, index) => (String(index) === key ? replaceKeys(entry, rest, change) : entry));
  if (!isJsonObject(data)) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, entry]) => [name, name === key ? replaceKeys(entry, rest, change) : entry]),
  );
}
