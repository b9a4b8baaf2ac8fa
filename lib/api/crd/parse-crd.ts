import { groupOf, isJsonObject, type Json, type JsonObject } from '../../manifest/index.js';

import type { StructuralSchema } from '../structural-schema.js';
import type { Crd, CrdVersion } from './crd.js';
import { schemaProblem } from './schema-shape.js';

const GROUP = 'apiextensions.k8s.io';
const API_VERSION = `${GROUP}/v1`;

/** A version without a schema of its own says nothing about its objects. */
const ANY_OBJECT: StructuralSchema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

export type ParsedCrd = { readonly crd: Crd } | { readonly problem: string };

/** Whether a document means to be a CustomResourceDefinition, of whatever version. */
export function isCrd(value: Json): value is JsonObject {
  return (
    isJsonObject(value) &&
    value.kind === 'CustomResourceDefinition' &&
    typeof value.apiVersion === 'string' &&
    groupOf(value.apiVersion) === GROUP
  );
}

/** Reads a CustomResourceDefinition; `problem` says what keeps it from being one, as the end of a sentence. */
export function parseCrd(value: Json): ParsedCrd {
  if (!isCrd(value)) return { problem: 'is no CustomResourceDefinition' };
  if (value.apiVersion !== API_VERSION) {
    return { problem: `has apiVersion "${value.apiVersion}"; only ${API_VERSION} is read` };
  }
  const { spec } = value;
  if (!isJsonObject(spec)) return { problem: 'has no "spec"' };
  const { group, names, scope, versions } = spec;
  if (typeof group !== 'string' || group === '') return { problem: 'has no "spec.group"' };
  const kind = isJsonObject(names) ? names.kind : undefined;
  if (typeof kind !== 'string' || kind === '') return { problem: 'has no "spec.names.kind"' };
  if (scope !== 'Namespaced' && scope !== 'Cluster') {
    return { problem: 'has a "spec.scope" that is neither "Namespaced" nor "Cluster"' };
  }
  const parsed = parseVersions(versions);
  return typeof parsed === 'string' ? { problem: parsed } : { crd: { group, kind, scope, versions: parsed } };
}

/** The versions, or what is wrong with them. */
function parseVersions(versions: Json | undefined): readonly CrdVersion[] | string {
  if (!Array.isArray(versions) || versions.length === 0) return 'has no "spec.versions"';
  const parsed: CrdVersion[] = [];
  for (const [index, each] of versions.entries()) {
    const version = parseVersion(each, `spec.versions[${index}]`);
    if (typeof version === 'string') return version;
    parsed.push(version);
  }
  return parsed;
}

function parseVersion(value: Json, path: string): CrdVersion | string {
  if (!isJsonObject(value) || typeof value.name !== 'string') return `has no "${path}.name"`;
  const { name, served, deprecated } = value;
  const schema = isJsonObject(value.schema) ? value.schema.openAPIV3Schema : undefined;
  const problem = schema === undefined ? undefined : schemaProblem(schema, `${path}.schema.openAPIV3Schema`);
  if (problem !== undefined) return problem;
  return {
    name,
    served: served !== false,
    deprecated: deprecated === true,
    schema: schema === undefined ? ANY_OBJECT : (schema as StructuralSchema),
  };
}
