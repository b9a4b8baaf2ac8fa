import { isJsonObject, type Json } from './json.js';

const LONG_INTEGER = /\d{16}/;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
const INTEGER = /^-?\d+$/;

/** JSON text in which bigints are plain integer literals. `indent` is a number of spaces, as `JSON.stringify` has it. */
export function stringifyJson(value: Json, indent = 0): string {
  try {
    return JSON.stringify(value, null, indent);
  } catch (error) {
    // JSON.stringify refuses bigints, and is several times faster where there are none.
    if (error instanceof TypeError) return write(value, ' '.repeat(indent), '\n');
    throw error;
  }
}

/** Reads JSON; integers beyond 2^53 become bigints. Throws a SyntaxError as `JSON.parse` does. */
export function parseJson(text: string): Json {
  const value = JSON.parse(text) as Json;
  return LONG_INTEGER.test(text) ? parseWithBigints(text, value) : value;
}

function write(value: Json | undefined, indent: string, lineBreak: string): string {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => write(item, indent, lineBreak + indent));
    return enclose('[', items, ']', indent, lineBreak);
  }
  if (!isJsonObject(value)) return JSON.stringify(value) ?? 'null';
  const colon = indent === '' ? ':' : ': ';
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .map(([key, entry]) => JSON.stringify(key) + colon + write(entry, indent, lineBreak + indent));
  return enclose('{', entries, '}', indent, lineBreak);
}

function enclose(open: string, parts: readonly string[], close: string, indent: string, lineBreak: string): string {
  if (parts.length === 0 || indent === '') return open + parts.join(',') + close;
  return open + lineBreak + indent + parts.join(`,${lineBreak}${indent}`) + lineBreak + close;
}

/** Long integers travel through `JSON.parse` as strings behind a marker that no string of the text begins with. */
function parseWithBigints(text: string, lossy: Json): Json {
  let marker = '#';
  const canonical = JSON.stringify(lossy);
  while (canonical.includes(`"${marker}`)) marker += '#';
  const marked = text.replace(STRING_OR_NUMBER, (token) => (isUnsafeInteger(token) ? `"${marker}${token}"` : token));
  return JSON.parse(marked, (_key, value) =>
    typeof value === 'string' && value.startsWith(marker) ? BigInt(value.slice(marker.length)) : value,
  ) as Json;
}

function isUnsafeInteger(token: string): boolean {
  return INTEGER.test(token) && !Number.isSafeInteger(Number(token));
}
