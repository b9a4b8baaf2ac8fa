import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

import type { Field } from './field-tree.js';

const FOLDER = resolve(__dirname, '../../field-docs');

/** What a person wrote about a field. */
export interface FieldDoc {
  readonly doc: string;
  /** What happens when it is not written. */
  readonly default?: string;
}

type DocTable = Readonly<Record<string, string | FieldDoc>>;

/** The texts about the fields of a kind. */
export class FieldDocs {
  static read(kind: string): FieldDocs {
    return new FieldDocs(kind, readTable(`${kind}.yaml`), readTable('common.yaml'));
  }

  private readonly used = new Set<string>();

  private constructor(
    private readonly kind: string,
    private readonly own: DocTable,
    private readonly common: DocTable,
  ) {}

  /** @throws when nobody wrote about the field */
  of({ path }: Pick<Field, 'path'>): FieldDoc {
    this.used.add(path);
    const found = this.own[path] ?? this.commonTo(path);
    if (found === undefined && process.env.DRAFT) return { doc: 'TBD.' };
    if (found === undefined) throw new Error(`scripts/field-docs/${this.kind}.yaml says nothing about "${path}"`);
    return typeof found === 'string' ? { doc: found } : found;
  }

  /** @throws when there is a text about something that is no field */
  checkUsed(): void {
    const unknown = Object.keys(this.own).filter((path) => !this.used.has(path));
    if (unknown.length > 0) throw new Error(`no field of ${this.kind}: ${unknown.join(', ')}`);
  }

  /** By the longest end of the path. */
  private commonTo(path: string): string | FieldDoc | undefined {
    const parts = path.split('.');
    const ends = parts.map((_, index) => parts.slice(index).join('.'));
    const end = ends.find((text) => this.common[text] !== undefined);
    return end === undefined ? undefined : this.common[end];
  }
}

function readTable(file: string): DocTable {
  const path = join(FOLDER, file);
  return existsSync(path) ? (parse(readFileSync(path, 'utf8')) ?? {}) : {};
}
