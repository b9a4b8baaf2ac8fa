import { isJsonObject, type Json } from '../../manifest/index.js';

import type { OutOfBounds, SchemaProblem } from '../schema-problem.js';
import type { ValueSchema } from '../structural-schema.js';
import { compilePattern } from './compile-pattern.js';
import { formatTest } from './formats.js';
import { jsonEqual } from './json-equal.js';

/** A problem before it is known where. */
export type Unplaced = SchemaProblem extends infer P ? (P extends SchemaProblem ? Omit<P, 'path'> : never) : never;

/** One thing that a schema asks of a value by itself, without looking into it. */
export type ValueTest = (value: Json) => Unplaced | undefined;

/** All that a schema asks of a value by itself: what can be prepared is prepared once per schema. */
export function valueTests(schema: ValueSchema): readonly ValueTest[] {
  return [enumTest(schema), patternTest(schema), ...boundTests(schema), formatCheck(schema)].filter(
    (test) => test !== undefined,
  );
}

function enumTest({ enum: allowed }: ValueSchema): ValueTest | undefined {
  if (allowed === undefined) return undefined;
  return (value) =>
    allowed.some((entry) => jsonEqual(entry, value)) ? undefined : { problem: 'enum', value, allowed };
}

function patternTest({ pattern }: ValueSchema): ValueTest | undefined {
  const compiled = pattern === undefined ? undefined : compilePattern(pattern);
  if (pattern === undefined || compiled === undefined) return undefined;
  return (value) =>
    typeof value !== 'string' || compiled.test(value) ? undefined : { problem: 'pattern', value, pattern };
}

function formatCheck({ format }: ValueSchema): ValueTest | undefined {
  const test = format === undefined ? undefined : formatTest(format);
  if (format === undefined || test === undefined) return undefined;
  return (value) => (test(value) ? undefined : { problem: 'format', value, format });
}

type Bound = OutOfBounds['bound'];

/** What a bound measures, undefined where it says nothing about such a value, and when it holds. */
interface Measure {
  readonly of: (value: Json) => number | bigint | undefined;
  readonly holds: (measured: number | bigint, limit: number) => boolean;
}

const atLeast = (measured: number | bigint, limit: number) => measured >= limit;
const atMost = (measured: number | bigint, limit: number) => measured <= limit;

const MEASURES: Readonly<Record<Bound, Measure>> = {
  minLength: { of: lengthOf, holds: atLeast },
  maxLength: { of: lengthOf, holds: atMost },
  minItems: { of: itemsOf, holds: atLeast },
  maxItems: { of: itemsOf, holds: atMost },
  minProperties: { of: keysOf, holds: atLeast },
  maxProperties: { of: keysOf, holds: atMost },
  minimum: { of: numberOf, holds: atLeast },
  maximum: { of: numberOf, holds: atMost },
  exclusiveMinimum: { of: numberOf, holds: (measured, limit) => measured > limit },
  exclusiveMaximum: { of: numberOf, holds: (measured, limit) => measured < limit },
  multipleOf: { of: numberOf, holds: isMultiple },
};

function boundTests(schema: ValueSchema): ValueTest[] {
  return boundsOf(schema).flatMap(([bound, limit]) => {
    if (limit === undefined) return [];
    const { of, holds } = MEASURES[bound];
    return [
      (value: Json) => {
        const measured = of(value);
        return measured === undefined || holds(measured, limit)
          ? undefined
          : { problem: 'bound' as const, value, bound, limit };
      },
    ];
  });
}

/** `exclusiveMinimum` is no bound by itself: it says how `minimum` is meant. */
function boundsOf(schema: ValueSchema): readonly (readonly [Bound, number | undefined])[] {
  const { minLength, maxLength, minItems, maxItems, minProperties, maxProperties, multipleOf } = schema;
  return [
    ['minLength', minLength],
    ['maxLength', maxLength],
    ['minItems', minItems],
    ['maxItems', maxItems],
    ['minProperties', minProperties],
    ['maxProperties', maxProperties],
    [schema.exclusiveMinimum === true ? 'exclusiveMinimum' : 'minimum', schema.minimum],
    [schema.exclusiveMaximum === true ? 'exclusiveMaximum' : 'maximum', schema.maximum],
    ['multipleOf', multipleOf],
  ];
}

/** In code points, as Go counts runes. */
function lengthOf(value: Json): number | undefined {
  if (typeof value !== 'string') return undefined;
  let pairs = 0;
  for (let index = 1; index < value.length; index++) {
    if (isLow(value.charCodeAt(index)) && isHigh(value.charCodeAt(index - 1))) pairs++;
  }
  return value.length - pairs;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function itemsOf(value: Json): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function keysOf(value: Json): number | undefined {
  return isJsonObject(value) ? Object.keys(value).length : undefined;
}

function numberOf(value: Json): number | bigint | undefined {
  return typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
}

/** As the API server does, quotients that are whole but for the last digits count as whole; a factor of 0 asks for nothing. */
function isMultiple(value: number | bigint, factor: number): boolean {
  if (factor === 0) return true;
  if (typeof value === 'bigint') return !Number.isInteger(factor) || value % BigInt(factor) === 0n;
  const quotient = value / factor;
  return Math.abs(quotient - Math.round(quotient)) <= 1e-9 * Math.max(1, Math.abs(quotient));
}
