import type { Json } from '../../manifest/index.js';

const LONGEST = 60;

/** A value in a message: texts in quotes, long ones cut; of maps and lists only what they are. */
export function shownValue(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(cut(value));
  if (value === null) return 'null';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a map';
  return String(value);
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
};

/** `an integer or a string` */
export function typeNames(types: readonly string[]): string {
  return types.map((type) => TYPE_NAMES[type] ?? type).join(' or ');
}
