import type { FieldState, FieldTable } from './field-state.js';
import type { FluxMinor } from './flux-minors.js';
import { FIELD_TABLES } from './generated/field-tables.js';
import { inRange } from './minor-range.js';

type VersionTables = Readonly<Record<string, FieldTable>>;

const parsed = new Map<string, VersionTables>();
const EMPTY: FieldTable = {};

/** The fields of one version of a kind, such as `v1beta2`; empty for what is not Flux's. Read once, on first use. */
export function fieldTable(kind: string, version: string): FieldTable {
  const known = parsed.get(kind) ?? (JSON.parse(FIELD_TABLES[kind] ?? '{}') as VersionTables);
  parsed.set(kind, known);
  return known[version] ?? EMPTY;
}

/** What the Flux of that minor says of a field, undefined when it does not have it. */
export function stateAt(states: readonly FieldState[] | undefined, flux: FluxMinor): FieldState | undefined {
  return states?.find((state) => inRange(state, flux));
}
