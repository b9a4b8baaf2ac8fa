import type { FieldState, FieldTable } from '../../../lib/api/field-state.js';
import type { FluxKind, FluxVersion } from '../../../lib/api/flux-kind.js';
import { minorsIn } from '../../../lib/api/minor-range.js';
import type { FluxMinor } from '../../../lib/api/flux-minors.js';
import { FIELD_ORDER } from '../../../lib/api/field-order.js';

/** A field of a kind over all versions and minors. */
export interface Field {
  readonly kind: string;
  /** Below `spec`, such as `chart.spec.sourceRef`, `dependsOn[].name`; `''` is `spec` itself. */
  readonly path: string;
  /** Its name, `''` for items and values. */
  readonly name: string;
  readonly presence: readonly Presence[];
  readonly fields: Field[];
  items?: Field;
  values?: Field;
}

/** What one version of the kind says of a field at one minor. */
export interface Presence {
  readonly version: string;
  readonly minor: FluxMinor;
  readonly state: FieldState;
}

/** The fields of `spec` of a kind, each with everything that any version says of it. */
export function fieldTree(kind: FluxKind, tables: Readonly<Record<string, FieldTable>>): Field {
  const presences = new Map<string, Presence[]>();
  for (const version of kind.versions) {
    for (const [path, states] of Object.entries(tables[version.version] ?? {})) {
      const known = presences.get(path) ?? [];
      presences.set(path, [...known, ...states.flatMap((state) => presenceOf(version, state))]);
    }
  }
  const fields = new Map<string, Field>();
  for (const [path, presence] of [...presences].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (path === '') continue;
    const below = path.replace(/^spec\.?/, '');
    const name = path.endsWith('[]') || path.endsWith('.*') ? '' : path.slice(path.lastIndexOf('.') + 1);
    const field: Field = { kind: kind.kind, path: below, name, presence, fields: [] };
    fields.set(path, field);
    hang(fields.get(path.endsWith('[]') ? path.slice(0, -2) : path.slice(0, path.lastIndexOf('.'))), field);
  }
  const root = fields.get('spec');
  if (root === undefined) throw new Error(`${kind.kind} has no spec`);
  const order = FIELD_ORDER[kind.kind] ?? [];
  root.fields.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return root;
}

function presenceOf(version: FluxVersion, state: FieldState): Presence[] {
  const range = { since: state.since ?? version.since, until: state.until ?? version.until };
  return minorsIn({ since: range.since, ...(range.until === undefined ? {} : { until: range.until }) }).map(
    (minor) => ({
      version: version.version,
      minor,
      state,
    }),
  );
}

function hang(around: Field | undefined, field: Field): void {
  if (around === undefined || field.path === '') return;
  if (field.path.endsWith('[]')) around.items = field;
  else if (field.path.endsWith('.*')) around.values = field;
  else around.fields.push(field);
}

/** What the newest version that has the field says of it. */
export function newestState(field: Field): FieldState {
  const last = field.presence.at(-1);
  if (last === undefined) throw new Error(`${field.kind}.${field.path} was never there`);
  return last.state;
}
