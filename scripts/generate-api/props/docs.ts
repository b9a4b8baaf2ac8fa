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
    return new FieldDocs(kind, readTable(`${kind}.yaml`));
  }

  private readonly used = new Set<string>();

  private constructor(
    private readonly kind: string,
    private readonly own: DocTable,
  ) {}

  /** @throws when nobody wrote about the field */
  of({ path }: Pick<Field, 'path'>): FieldDoc {
    this.used.add(path);
    const found = this.own[path];
    if (found === undefined) throw new Error(`scripts/field-docs/${this.kind}.yaml says nothing about "${path}"`);
    return typeof found === 'string' ? { doc: found } : found;
  }

  /** @throws when there is a text about something that is no field */
  checkUsed(): void {
    const unknown = Object.keys(this.own).filter((path) => !this.used.has(path));
    if (unknown.length > 0) throw new Error(`no field of ${this.kind}: ${unknown.join(', ')}`);
  }
}

function readTable(file: string): DocTable {
  const path = join(FOLDER, file);
  return existsSync(path) ? (parse(readFileSync(path, 'utf8')) ?? {}) : {};
}
