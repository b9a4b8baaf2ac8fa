import type { StructuralSchema } from '../../../lib/api/index.js';
import type { Json } from '../../../lib/manifest/index.js';

import { MAP_KEY } from './places.js';

/** A text for every pattern in Flux's CRDs; where one text must satisfy a rule too, one that does. */
const TEXTS: readonly (readonly [pattern: string, text: string])[] = [
  ['^(http|https|ssh)://', 'ssh://git@example.com/a.git'],
  ['^(http|https|ssh)://.*$', 'ssh://git@example.com/a.git'],
  ['^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$', '1h30m0.5s'],
  ['^([0-9]+(\\.[0-9]+)?(ms|s|m))+$', '90m10s'],
  ['^oci://.*$', 'oci://registry.example.com/a'],
  ['^(http|https|oci)://.*$', 'oci://registry.example.com/a'],
  ['^(http|https)://', 'https://example.com'],
  ['^(http|https)://.*$', 'https://example.com'],
  ['^https?://', 'https://example.com'],
  ['^((http|https|oci)://.*){0,1}$', 'https://example.com/a'],
  ['^@([a-z0-9]([a-z0-9_-]*[a-z0-9])?)/(.*)$', '@repo_1/deploy/*.yaml'],
  ['^@(artifact)/(.*)$', '@artifact/deploy/'],
  ['^@([a-z0-9]([a-z0-9_-]*[a-z0-9])?)$', '@repo_1'],
  ['^[a-z0-9]([a-z0-9_-]*[a-z0-9])?$', 'repo_1'],
  ['^[a-z0-9]([a-z0-9-]*[a-z0-9])?$', 'repo-1'],
  ['^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'repo-1'],
  ['^([a-zA-Z0-9_\\-.\\\\\\/]|\\[[0-9]{1,5}\\])+$', 'a.b\\.c[0].d'],
  ['^[\\-._a-zA-Z0-9]+$', 'values.yaml'],
];

const TEXT_OF: ReadonlyMap<string, string> = new Map(TEXTS);

/** A value that uses all that a schema has: every field, one item in every list, one key in every map. */
export function exampleValue(schema: StructuralSchema): Json {
  if (schema.enum !== undefined) return schema.enum.at(-1) ?? null;
  switch (schema.type) {
    case 'object':
      return exampleObject(schema);
    case 'array':
      return [exampleValue(schema.items ?? {})];
    case 'string':
      return exampleText(schema);
    case 'integer':
      return schema.minimum ?? 1;
    case 'number':
      return schema.minimum ?? 0.5;
    case 'boolean':
      return true;
    case undefined:
      return { [MAP_KEY]: ['thing', 1, null] };
  }
}

function exampleObject({ properties = {}, additionalProperties, ...schema }: StructuralSchema): Json {
  const fields = Object.entries(properties).map(([name, field]) => [name, exampleValue(field)] as const);
  const rest = typeof additionalProperties === 'object' ? [[MAP_KEY, exampleValue(additionalProperties)] as const] : [];
  const open = schema['x-kubernetes-preserve-unknown-fields'] === true ? [[MAP_KEY, { deep: [1] }] as const] : [];
  return Object.fromEntries([...fields, ...rest, ...open]);
}

function exampleText({ pattern, minLength = 0 }: StructuralSchema): string {
  const text = pattern === undefined ? 'text' : TEXT_OF.get(pattern);
  if (text === undefined) throw new Error(`no example for the pattern ${pattern}`);
  return text.padEnd(minLength, 'x');
}
