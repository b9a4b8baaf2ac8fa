import type { StructuralSchema } from '../../../lib/api/index.js';

/**
 * The schema of every field from `spec` on, by path: `spec.dependsOn[].name`; `[]` stands for each item of a list and `*`
 * for each value of a map.
 */
export type SchemaFields = ReadonlyMap<string, StructuralSchema>;

export function schemaFields(root: StructuralSchema): SchemaFields {
  const spec = root.properties?.spec;
  return new Map(spec === undefined ? [] : below('spec', spec));
}

/** The path of what a field stands in: `spec.dependsOn` for `spec.dependsOn[]`. */
export function parentPath(path: string): string {
  return path.endsWith('[]') ? path.slice(0, -2) : path.slice(0, path.lastIndexOf('.'));
}

/** The last part of a path: a name, `[]` or `*`. */
export function lastStep(path: string): string {
  return path.endsWith('[]') ? '[]' : path.slice(path.lastIndexOf('.') + 1);
}

function below(path: string, schema: StructuralSchema): [string, StructuralSchema][] {
  const { properties = {}, items, additionalProperties } = schema;
  return [
    [path, schema],
    ...Object.entries(properties).flatMap(([name, field]) => below(`${path}.${name}`, field)),
    ...(items === undefined ? [] : below(`${path}[]`, items)),
    ...(typeof additionalProperties === 'object' ? below(`${path}.*`, additionalProperties) : []),
  ];
}
