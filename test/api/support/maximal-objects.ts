import type { StructuralSchema } from '../../../lib/api/index.js';
import type { KubeObject } from '../../../lib/manifest/index.js';

import { type Alternative, CHOICES, type Choice } from './alternatives.js';
import { exampleValue } from './example-value.js';
import { placeOf, valueAt, withValue } from './places.js';
import { lastStep, parentPath, schemaFields, type SchemaFields } from './schema-fields.js';

/** Objects that together use every field of a schema: one, or as many as rules make it. */
export function maximalObjects(kind: string, apiVersion: string, schema: StructuralSchema): readonly KubeObject[] {
  const spec = exampleValue(schema.properties?.spec ?? { type: 'object' });
  // The name that the operator asks for.
  const whole: KubeObject = { apiVersion, kind, metadata: { name: 'flux', namespace: 'apps' }, spec };
  const fields = schemaFields(schema);
  const choices = (CHOICES[kind] ?? []).map((choice) => choice.filter(({ needs = [] }) => hasAll(fields, needs)));
  const count = Math.max(1, ...choices.map((choice) => choice.length));
  return Array.from({ length: count }, (_, index) =>
    choices.reduce((object, choice) => chosen(object, nth(choice, index), fields), whole),
  );
}

/** The fields that an object uses. */
export function usedFields(object: KubeObject, fields: SchemaFields): readonly string[] {
  return [...fields.keys()].filter((path) => valueAt(object, placeOf(path)) !== undefined);
}

function chosen(object: KubeObject, { without = [], says = {} }: Alternative, fields: SchemaFields): KubeObject {
  const left = without
    .map((path) => `spec.${path}`)
    .filter((path) => !isRequired(fields, path))
    .reduce((rest, path) => withValue(rest, placeOf(path), undefined), object);
  return Object.entries(says).reduce((rest, [path, value]) => {
    const place = placeOf(`spec.${path}`);
    return valueAt(rest, place) === undefined ? rest : withValue(rest, place, value);
  }, left);
}

function nth(choice: Choice, index: number): Alternative {
  return choice[index % choice.length] ?? {};
}

function hasAll(fields: SchemaFields, paths: readonly string[]): boolean {
  return paths.every((path) => fields.has(`spec.${path}`));
}

function isRequired(fields: SchemaFields, path: string): boolean {
  return fields.get(parentPath(path))?.required?.includes(lastStep(path)) === true;
}
