import { type MergeField, mergeSchemaOf } from './merge-schema.js';

/**
 * The field by which kustomize 5.8.1 matches the items of the list at this place; steps into lists are left out:
 * `['spec', 'template', 'spec', 'containers']`. The first one where there are several: `containerPort` of
 * `containerPort` and `protocol`. Undefined: no list that is merged by a field, so also in every custom resource.
 */
export function mergeKeyOf(apiVersion: string, kind: string, path: readonly string[]): string | undefined {
  let field: MergeField | undefined = { schema: mergeSchemaOf(apiVersion, kind) };
  for (const step of path) field = field?.schema?.get(step);
  return field?.keys?.[0];
}
