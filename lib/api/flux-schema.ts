import type { FieldState, FieldTable } from './field-state.js';
import { fieldTable, stateAt } from './field-tables.js';
import type { FluxMinor } from './flux-minors.js';
import { inRange } from './minor-range.js';
import type { StructuralSchema } from './structural-schema.js';
import { fluxVersion } from './versions.js';

/** A schema while its parts are put together. */
type Draft = { -readonly [K in keyof StructuralSchema]: StructuralSchema[K] } & {
  properties?: Record<string, StructuralSchema>;
  required?: string[];
};

const schemas = new Map<string, StructuralSchema>();

/** What is the same in all CRDs; `status` is none of an author's business. */
const AROUND: Readonly<Record<string, StructuralSchema>> = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: { type: 'object' },
  status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
};

/**
 * The schema that the CRD of a Flux minor has for a whole object; undefined where that Flux does not serve the apiVersion.
 * Flux 2.10 has for some kinds what 2.9 had: docs/versions-and-defaults.md names them.
 */
export function fluxSchema(kind: string, apiVersion: string, flux: FluxMinor): StructuralSchema | undefined {
  const key = `${kind}/${apiVersion}/${flux}`;
  const known = schemas.get(key);
  if (known !== undefined) return known;
  const version = fluxVersion(kind, apiVersion);
  if (version === undefined || !inRange(version, flux)) return undefined;
  const schema = buildSchema(fieldTable(kind, version.version), flux);
  schemas.set(key, schema);
  return schema;
}

function buildSchema(table: FieldTable, flux: FluxMinor): StructuralSchema {
  const drafts = new Map<string, Draft>();
  for (const [path, states] of Object.entries(table)) {
    const state = stateAt(states, flux);
    if (state !== undefined) drafts.set(path, draftOf(state));
  }
  for (const [path, draft] of drafts) attach(drafts, path, draft, stateAt(table[path], flux)?.required === true);
  const root = drafts.get('') ?? { type: 'object' };
  root.properties = { ...AROUND, ...root.properties };
  return root;
}

function draftOf({ since: _, until: __, required: ___, deprecated: ____, ...facts }: FieldState): Draft {
  return facts;
}

/** Hangs a field below what its path says; every part of a path has a row of its own. */
function attach(drafts: ReadonlyMap<string, Draft>, path: string, draft: Draft, required: boolean): void {
  if (path === '') return;
  const { parent, step } = parentOf(path);
  const around = drafts.get(parent);
  if (around === undefined) return;
  if (step === '[]') around.items = draft;
  else if (step === '*') around.additionalProperties = draft;
  else {
    around.properties = Object.assign(around.properties ?? {}, { [step]: draft });
    if (required) around.required = [...(around.required ?? []), step];
  }
}

/** `spec.a[]` is an item of `spec.a`, `spec.a.*` a value of it, `spec.a.b` a property. */
function parentOf(path: string): { readonly parent: string; readonly step: string } {
  if (path.endsWith('[]')) return { parent: path.slice(0, -2), step: '[]' };
  const dot = path.lastIndexOf('.');
  return dot < 0 ? { parent: '', step: path } : { parent: path.slice(0, dot), step: path.slice(dot + 1) };
}
