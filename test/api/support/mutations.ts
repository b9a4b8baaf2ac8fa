import type { FieldPath, StructuralSchema } from '../../../lib/api/index.js';
import type { Json, KubeObject } from '../../../lib/manifest/index.js';

import { exampleValue } from './example-value.js';
import { placeOf, valueAt, withValue } from './places.js';
import { schemaFields } from './schema-fields.js';

/** One change of an object that is right; most make it wrong, some must not. */
export interface Mutation {
  readonly what: string;
  readonly place: FieldPath;
  readonly object: KubeObject;
}

type Change = readonly [what: string, value: Json | undefined];

/** Every change of every field that an object has, and every field that it could have. */
export function mutationsOf(object: KubeObject, schema: StructuralSchema): readonly Mutation[] {
  return [...schemaFields(schema)].flatMap(([path, field]) => {
    const place = placeOf(path);
    const value = valueAt(object, place);
    const changes: readonly Change[] =
      value === undefined ? [['one more field', exampleValue(field)]] : changesOf(value, field);
    return changes
      .map(([what, changed]) => ({ what, place, object: withValue(object, place, changed) }))
      .filter((mutation) => mutation.object !== object);
  });
}

function changesOf(value: Json, schema: StructuralSchema): readonly Change[] {
  return [
    ['missing', undefined],
    ['null', null],
    ...WRONG_TYPES.filter((other) => typeName(other) !== typeName(value)).map(
      (other) => ['wrong type', other] as const,
    ),
    ...(schema.enum ?? []).map((other) => ['another value of the enum', other] as const),
    ...(typeof value === 'string' ? textsAround(value, schema) : []),
    ...(typeof value === 'number' ? numbersAround(schema) : []),
    ...(Array.isArray(value) ? listsAround(value, schema) : []),
    ...(typeName(value) === 'object' ? objectsAround(value as Readonly<Record<string, Json>>) : []),
  ];
}

const WRONG_TYPES: readonly Json[] = ['10', 7, 7.5, true, ['10'], { any: '10' }];

function typeName(value: Json): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Changed so that some break the pattern or the enum, some the bounds, some nothing. */
function textsAround(value: string, { maxLength = 0, minLength = 0 }: StructuralSchema): Change[] {
  const bounds = [minLength - 1, minLength, maxLength, maxLength + 1].filter((length) => length > 0);
  return [
    ...[
      '',
      ' ',
      'Nobody',
      `${value} `,
      `${value}x`,
      `-${value}`,
      value.slice(1),
      value.toUpperCase(),
      `${value}\n`,
    ].map((text) => ['another text', text] as const),
    ...bounds.map((length) => ['at a bound', value.padEnd(length, 'x').slice(0, length)] as const),
    // One character for Kubernetes, two for JavaScript.
    ...bounds.map((length) => ['at a bound', '😀'.repeat(length)] as const),
  ];
}

function numbersAround({ minimum = 0, maximum = 0 }: StructuralSchema): Change[] {
  return [minimum - 1, minimum, maximum, maximum + 1, 0.5].map((number) => ['at a bound', number] as const);
}

function listsAround(list: readonly Json[], { minItems = 0, maxItems = 0 }: StructuralSchema): Change[] {
  const [first = null] = list;
  return [0, minItems - 1, minItems, 2, maxItems, maxItems + 1]
    .filter((count) => count >= 0)
    .map((count) => ['repeated', Array.from({ length: count }, () => first)] as const);
}

function objectsAround(object: Readonly<Record<string, Json>>): Change[] {
  const names = ['nobody', 'constructor', '__proto__', ...Object.keys(object).map((name) => `${name}s`)];
  return [
    ['empty', {}],
    ...names.map((name) => ['one more key', Object.fromEntries([...Object.entries(object), [name, 'text']])] as const),
  ];
}
