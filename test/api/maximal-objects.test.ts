import {
  FLUX_KINDS,
  FLUX_MINORS,
  type FluxMinor,
  fluxSchema,
  type SchemaProblem,
  servedVersions,
  type StructuralSchema,
  validateObject,
} from '../../lib/api/index.js';
import type { Json, KubeObject } from '../../lib/manifest/index.js';

import { exampleValue } from './support/example-value.js';
import { maximalObjects, usedFields } from './support/maximal-objects.js';
import { placeOf, valueAt, withValue } from './support/places.js';
import { parentPath, schemaFields, type SchemaFields } from './support/schema-fields.js';

/** One version of a kind at one Flux minor that serves it, and objects that use all of it. */
interface Served {
  readonly title: string;
  readonly kind: string;
  readonly apiVersion: string;
  readonly flux: FluxMinor;
  readonly schema: StructuralSchema;
  readonly fields: SchemaFields;
  readonly objects: readonly KubeObject[];
}

const SERVED: readonly Served[] = FLUX_KINDS.flatMap(({ kind }) =>
  FLUX_MINORS.flatMap((flux) => servedVersions(kind, flux).map((apiVersion) => servedAt(kind, apiVersion, flux))),
);

/** What any version of a kind at any minor says of a field that may be written somewhere else too. */
const ELSEWHERE: ReadonlyMap<string, ReadonlyMap<string, readonly StructuralSchema[]>> = new Map(
  FLUX_KINDS.map(({ kind }) => [kind, fieldsOfAll(servedOf(kind))]),
);

const TABLE = FLUX_KINDS.map(({ kind, versions }) => {
  const served = servedOf(kind);
  const count = (entry: Served) => entry.objects.length;
  return {
    kind,
    served,
    versions: plural(versions.length, 'version'),
    minors: plural(new Set(served.map(({ flux }) => flux)).size, 'minor'),
    fields: plural(ELSEWHERE.get(kind)?.size ?? 0, 'field'),
    objects: plural(sum(served.map(count)), 'object'),
  };
});

describe.each(TABLE)('$kind: $versions at $minors, $fields, $objects', ({ kind, served }) => {
  test('its objects use every field, and each is accepted', () => {
    for (const { title, schema, fields, objects } of served) {
      const used = new Set(objects.flatMap((object) => usedFields(object, fields)));
      expect([title, [...fields.keys()].filter((path) => !used.has(path))]).toEqual([title, []]);
      expect([title, objects.flatMap((object) => validateObject(schema, object))]).toEqual([title, []]);
    }
  });

  test('with a field that another version or minor has and this one lacks, it is refused for that field', () => {
    const wrong = served.flatMap((entry) =>
      foreignFields(entry).flatMap(({ object, place, added }) => {
        const problems = validateObject(entry.schema, withValue(object, place, added));
        return isOnly('unknown', place, problems) ? [] : [{ at: entry.title, place, problems }];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('a value that another version or minor takes and this one does not is refused, each of its own is not', () => {
    const wrong = served.flatMap((entry) =>
      enumValues(kind, entry).flatMap(({ object, place, value, isOwn }) => {
        const problems = validateObject(entry.schema, withValue(object, place, value));
        const found = problems.filter(({ problem }) => problem !== 'rule');
        const isRight = isOwn ? found.length === 0 : isOnly('enum', place, found);
        return isRight ? [] : [{ at: entry.title, place, value, problems }];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

test('in all, so much was tried', () => {
  const foreign = SERVED.map((entry) => foreignFields(entry).length);
  const values = FLUX_KINDS.flatMap(({ kind }) => servedOf(kind).map((entry) => enumValues(kind, entry)));
  expect({
    kinds: FLUX_KINDS.length,
    versions: sum(FLUX_KINDS.map(({ versions }) => versions.length)),
    minors: FLUX_MINORS.length,
    versionsAtMinors: SERVED.length,
    fields: sum([...ELSEWHERE.values()].map(({ size }) => size)),
    objects: sum(SERVED.map(({ objects }) => objects.length)),
    foreignFields: sum(foreign),
    ownValues: values.flat().filter(({ isOwn }) => isOwn).length,
    foreignValues: values.flat().filter(({ isOwn }) => !isOwn).length,
  }).toEqual({
    kinds: 19,
    versions: 50,
    minors: 24,
    versionsAtMinors: 687,
    fields: 824,
    objects: 855,
    foreignFields: 2978,
    ownValues: 6767,
    foreignValues: 867,
  });
});

function servedAt(kind: string, apiVersion: string, flux: FluxMinor): Served {
  const schema = fluxSchema(kind, apiVersion, flux);
  if (schema === undefined) throw new Error(`no schema of ${apiVersion} ${kind} at Flux ${flux}`);
  const objects = maximalObjects(kind, apiVersion, schema);
  return { title: `${apiVersion} at ${flux}`, kind, apiVersion, flux, schema, fields: schemaFields(schema), objects };
}

function servedOf(kind: string): readonly Served[] {
  return SERVED.filter((entry) => entry.kind === kind);
}

function fieldsOfAll(served: readonly Served[]): ReadonlyMap<string, readonly StructuralSchema[]> {
  const all = new Map<string, StructuralSchema[]>();
  for (const { fields } of served) {
    for (const [path, schema] of fields) all.set(path, [...(all.get(path) ?? []), schema]);
  }
  return all;
}

interface Foreign {
  readonly object: KubeObject;
  readonly place: ReturnType<typeof placeOf>;
  readonly added: Json;
}

/** Fields that it lacks in an object that it has; what stands below such a field is refused with it. */
function foreignFields({ kind, fields, objects }: Served): readonly Foreign[] {
  return [...(ELSEWHERE.get(kind) ?? [])].flatMap(([path, [schema]]) => {
    if (schema === undefined || fields.has(path) || !fields.has(parentPath(path))) return [];
    const place = placeOf(path);
    const object = objects.find((candidate) => valueAt(candidate, placeOf(parentPath(path))) !== undefined);
    if (object === undefined) throw new Error(`no object has ${parentPath(path)}`);
    return [{ object, place, added: exampleValue(schema) }];
  });
}

interface EnumValue {
  readonly object: KubeObject;
  readonly place: ReturnType<typeof placeOf>;
  readonly value: Json;
  readonly isOwn: boolean;
}

function enumValues(kind: string, { fields, objects }: Served): readonly EnumValue[] {
  return [...fields].flatMap(([path, { enum: own }]) => {
    const place = placeOf(path);
    const object = objects.find((candidate) => valueAt(candidate, place) !== undefined);
    if (own === undefined || object === undefined) return [];
    const all = new Set((ELSEWHERE.get(kind)?.get(path) ?? []).flatMap((schema) => schema.enum ?? []));
    return [...all].map((value) => ({ object, place, value, isOwn: own.includes(value) }));
  });
}

function isOnly(kind: SchemaProblem['problem'], place: Foreign['place'], problems: readonly SchemaProblem[]): boolean {
  const [first, ...more] = problems;
  return more.length === 0 && first?.problem === kind && first.path.join('\n') === place.join('\n');
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
