import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { type FluxMinor, parseFluxMinor } from '../../lib/api/flux-minors.js';
import type { StructuralSchema, ValidationRule } from '../../lib/api/structural-schema.js';

/** `flux-api-versions.json`: who serves what. */
export interface VersionsFile {
  readonly kinds: Readonly<Record<string, KindEntry>>;
  readonly preferredByMinor: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly fluxOperator: { readonly kinds: Readonly<Record<string, OperatorEntry>> };
}

export interface KindEntry {
  readonly group: string;
  readonly plural: string;
  readonly controller: string;
  readonly versions: Readonly<Record<string, VersionEntry>>;
}

export interface VersionEntry {
  readonly introducedIn: string;
  readonly lastServedIn: string;
  readonly stillServed: boolean;
  readonly deprecatedInCrdSince?: string;
}

export interface OperatorEntry {
  readonly group: string;
  readonly versions: Readonly<Record<string, unknown>>;
}

/** `flux-field-history.json`: every field of every version, with the minors in which it changed. */
interface HistoryFile {
  readonly kinds: Readonly<Record<string, Readonly<Record<string, { readonly fields: FieldHistory }>>>>;
  readonly fluxOperator: { readonly kinds: Readonly<Record<string, Readonly<Record<string, FieldHistory>>>> };
}

/** By path: `spec.a.b` is a property, `[]` an item, `.*` a value of a map. */
export type FieldHistory = Readonly<Record<string, FieldEntry>>;

export interface FieldEntry {
  /** Flux minor, or tag of the operator. */
  readonly since: string;
  readonly lastIn?: string;
  readonly schema: readonly FieldFacts[];
}

/** What the schema says of a field from one minor on. */
export interface FieldFacts {
  readonly from: string;
  readonly t: string;
  readonly req?: boolean;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maximum?: number;
  readonly listType?: StructuralSchema['x-kubernetes-list-type'];
  readonly open?: boolean;
  readonly cel?: readonly ValidationRule[];
  readonly descDeprecated?: boolean;
}

/** A version of a CustomResourceDefinition file. */
export interface CrdVersion {
  readonly kind: string;
  readonly version: string;
  readonly schema: StructuralSchema;
}

export interface FluxFacts {
  readonly versions: VersionsFile;
  fieldsOf(kind: string, version: string): FieldHistory;
  /** The CRDs of the newest Flux, as far as they could be had, and those of the operator. */
  readonly newestCrds: readonly CrdVersion[];
}

/** The newest CRDs: those of Flux 2.10, and those at the head of everything else. */
const NEWEST = /_v1\.10\.1_|_HEAD_|notification-controller_v1\.9\.3_/;

export function readFacts(folder: string): FluxFacts {
  const versions: VersionsFile = JSON.parse(readFileSync(join(folder, 'flux-api-versions.json'), 'utf8'));
  const history: HistoryFile = JSON.parse(readFileSync(join(folder, 'flux-field-history.json'), 'utf8'));
  const files = readdirSync(join(folder, 'crds')).filter((file) => NEWEST.test(file));
  return {
    versions,
    fieldsOf: (kind, version) =>
      history.kinds[kind]?.[version]?.fields ?? history.fluxOperator.kinds[kind]?.[version] ?? {},
    newestCrds: files.sort().flatMap((file) => readCrd(join(folder, 'crds', file))),
  };
}

function readCrd(file: string): CrdVersion[] {
  const { names, versions } = parse(readFileSync(file, 'utf8')).spec;
  return versions.map((version: { name: string; schema: { openAPIV3Schema: StructuralSchema } }) => ({
    kind: names.kind,
    version: version.name,
    schema: version.schema.openAPIV3Schema,
  }));
}

export function minor(text: string): FluxMinor {
  const found = parseFluxMinor(text);
  if (found === undefined) throw new Error(`"${text}" is no Flux minor`);
  return found;
}
