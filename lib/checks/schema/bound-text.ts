import type { SchemaProblem } from '../../api/index.js';

type Bound = Extract<SchemaProblem, { readonly problem: 'bound' }>['bound'];

/** How a bound is told, with what it counts; those of numbers name the number. */
const TEXTS: Readonly<Record<Bound, (limit: number, value: string) => string>> = {
  minLength: (limit) => `is too short: at least ${count(limit, 'character')}`,
  maxLength: (limit) => `is too long: at most ${count(limit, 'character')}`,
  minItems: (limit) => `is too short: at least ${count(limit, 'item')}`,
  maxItems: (limit) => `is too long: at most ${count(limit, 'item')}`,
  minProperties: (limit) => `has too few keys: at least ${limit}`,
  maxProperties: (limit) => `has too many keys: at most ${limit}`,
  minimum: (limit, value) => `${value} is too small: at least ${limit}`,
  maximum: (limit, value) => `${value} is too large: at most ${limit}`,
  exclusiveMinimum: (limit, value) => `${value} is too small: more than ${limit}`,
  exclusiveMaximum: (limit, value) => `${value} is too large: less than ${limit}`,
  multipleOf: (limit, value) => `${value} is no multiple of ${limit}`,
};

export function boundText(bound: Bound, limit: number, value: string): { readonly message: string } {
  return { message: TEXTS[bound](limit, value) };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
