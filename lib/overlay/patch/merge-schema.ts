import { MERGE_KEYS } from './merge-keys.js';

/** How kustomize merges one field of a map. */
export interface MergeField {
  /** What the items of a list are matched by: a set of texts where empty; undefined: lists are replaced whole. */
  readonly keys?: readonly string[] | undefined;
  /** Of the map, or of the items of a list with keys; undefined where nothing below is merged by keys. */
  readonly schema?: MergeSchema | undefined;
}

/** By name of the field; `*` stands for all others. */
export type MergeSchema = ReadonlyMap<string, MergeField>;

let schemas: ReadonlyMap<string, MergeSchema> | undefined;

/** The schema of a kind that kustomize knows. */
export function mergeSchemaOf(apiVersion: string, kind: string): MergeSchema | undefined {
  schemas ??= parseTable(MERGE_KEYS);
  return schemas.get(`${apiVersion} ${kind}`);
}

/** Fields hold the schemas themselves, so these are made first and filled then. */
function parseTable(table: string): ReadonlyMap<string, MergeSchema> {
  const lines = table.trim().split('\n').map(splitLine);
  const all = new Map<string, Map<string, MergeField>>();
  for (const { names } of lines) {
    const schema = new Map<string, MergeField>();
    for (const name of names) all.set(name, schema);
  }
  for (const { names, fields } of lines) {
    for (const text of fields) all.get(names[0] ?? '')?.set(...parseField(text, all));
  }
  return all;
}

/** `name, name: field field`. */
function splitLine(line: string): { readonly names: readonly string[]; readonly fields: readonly string[] } {
  const [names = '', fields = ''] = line.split(': ');
  return { names: names.split(', '), fields: fields.split(' ') };
}

/** `spec=PodSpec`, `ports[containerPort,protocol]`, `containers[name]=Container`, `finalizers[]`. */
const FIELD = /^([^[=]+)(?:\[(.*)\])?(?:=(.+))?$/;

function parseField(text: string, all: ReadonlyMap<string, MergeSchema>): [string, MergeField] {
  const [, name = '', list, type = ''] = FIELD.exec(text) ?? [];
  const keys = list === undefined ? undefined : list.split(',').filter((key) => key !== '');
  return [name, { keys, schema: all.get(type) }];
}
