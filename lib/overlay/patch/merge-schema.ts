import { MERGE_KEYS } from './merge-keys.js';

/** How kustomize merges one field of a map. */
export interface MergeField {
  /** What the items of a list are matched by, none for a set of texts; undefined: such a list is replaced whole. */
  readonly keys?: readonly string[] | undefined;
  /** Of the map, or of the items of a list with keys; undefined where nothing below is merged by keys. */
  readonly schema?: MergeSchema | undefined;
}

/** By the name of the field. */
export type MergeSchema = ReadonlyMap<string, MergeField>;

interface Line {
  readonly name: string;
  readonly fields: readonly string[];
}

/** `spec=PodSpec`, `ports[containerPort,protocol]`, `containers[name]=Container`, `finalizers[]`. */
const FIELD = /^([^[=]+)(?:\[(.*)\])?(?:=(.+))?$/;

let schemas: ReadonlyMap<string, MergeSchema> | undefined;

/** The schema of a kind, in this very version, if kustomize 5.8.1 knows it. */
export function mergeSchemaOf(apiVersion: string, kind: string): MergeSchema | undefined {
  // Read when it is first asked for: few programs do.
  schemas ??= parseTable(MERGE_KEYS);
  return schemas.get(`${apiVersion} ${kind}`);
}

/** Fields hold the schemas themselves, so all of these are made before any is filled. */
function parseTable(table: string): ReadonlyMap<string, MergeSchema> {
  const lines = table.trim().split('\n').map(parseLine);
  const all = new Map(lines.map(({ name }) => [name, new Map<string, MergeField>()]));
  for (const { name, fields } of lines) {
    for (const field of fields) all.get(name)?.set(...parseField(field, all));
  }
  return all;
}

function parseLine(line: string): Line {
  const [name = '', fields = ''] = line.split(': ');
  return { name, fields: fields.split(' ') };
}

function parseField(text: string, all: ReadonlyMap<string, MergeSchema>): [string, MergeField] {
  const [, name = '', keys, type = ''] = FIELD.exec(text) ?? [];
  return [name, { keys: keys?.split(',').filter((key) => key !== ''), schema: all.get(type) }];
}
