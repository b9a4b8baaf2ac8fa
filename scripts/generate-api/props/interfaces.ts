import { REFERENCE_FIELDS } from '../../../lib/api/reference-table.js';
import type { FluxKind } from '../../../lib/api/flux-kind.js';

import { allowedValues, commentOf, isDuration } from './comment.js';
import type { FieldDocs } from './docs.js';
import { type Field, newestState } from './field-tree.js';
import { DATA_REFERENCES, EXACTLY_ONE, LEFT_OUT, NAMES, PAGES, TYPES } from './type-table.js';

/** Types of lib/flux/flux-object.ts that generated files may need. */
const SHARED = ['ExactlyOne', 'FluxDuration', 'IFluxObject', 'LocalReference', 'MetadataTemplate'];

/** Writes the interfaces of one kind. */
export class InterfaceWriter {
  private readonly written = new Map<string, string>();

  constructor(
    private readonly kind: FluxKind,
    private readonly docs: FieldDocs,
    /** Versions of the operator since which it has a field; undefined for kinds of Flux itself. */
    private readonly operatorSince: ((path: string) => string) | undefined,
  ) {}

  /** The source of the file: `<Kind>Spec` first, then what it is made of. */
  source(spec: Field): string {
    const name = `${this.kind.kind}Spec`;
    this.addInterface(
      name,
      spec,
      `/** ${this.docs.of({ path: '' }).doc.trim()} Fields of \`spec\`. @see ${PAGES[this.kind.kind]} */`,
    );
    const body = [...this.written.values()].join('\n');
    const shared = SHARED.filter((type) => new RegExp(`\\b${type}\\b`).test(body));
    const construct = /\bIConstruct\b/.test(body) ? "import type { IConstruct } from 'constructs';\n\n" : '';
    const imports = shared.length === 0 ? '' : `import type { ${shared.join(', ')} } from '../flux-object.js';\n\n`;
    return `${construct}${imports}${body}`;
  }

  private addInterface(name: string, field: Field, comment = ''): void {
    // The place is kept: an interface stands before those it is made of.
    this.written.set(name, '');
    const fields = field.fields.filter(({ path }) => !LEFT_OUT.has(this.place(path)));
    const lines = fields.map((child) => this.property(child));
    for (const { path } of field.fields.filter(({ path }) => LEFT_OUT.has(this.place(path)))) this.ignore(path, field);
    this.written.set(
      name,
      `${comment === '' ? '' : `${comment}\n`}export interface ${name} {\n${lines.join('\n')}\n}\n`,
    );
  }

  /** Fields that no interface has are documented for the pages all the same. */
  private ignore(path: string, around: Field): void {
    const visit = (field: Field): void => {
      if (field.name !== '') this.docs.of(field);
      for (const child of [...field.fields, field.items, field.values]) if (child !== undefined) visit(child);
    };
    const found = around.fields.find((field) => field.path === path);
    if (found !== undefined) visit(found);
  }

  private property(field: Field): string {
    const doc = this.docs.of(field);
    const lines = commentOf(field, this.kind, doc, this.operatorSince?.(field.path));
    const comment = lines.map((line) => ` * ${line}`).join('\n');
    const { required, default: value } = newestState(field);
    const optional = required === true && value === undefined && this.isCurrent(field) ? '' : '?';
    return `/**\n${comment}\n */\nreadonly ${field.name}${optional}: ${this.typeOf(field)};`;
  }

  private typeOf(field: Field): string {
    const { type, pattern } = newestState(field);
    const known = TYPES[this.place(field.path)] ?? this.referenceType(field);
    if (known !== undefined) return known;
    if (field.items !== undefined) return `readonly ${inList(this.typeOf(field.items))}[]`;
    if (field.values !== undefined) return `Readonly<Record<string, ${this.typeOf(field.values)}>>`;
    if (field.fields.length > 0) return this.objectType(field);
    if (type === 'string') {
      const values = [...new Set([...allowedValues(field), ...this.targetKinds(field)])];
      if (values.length > 0) return values.map((value) => `'${value}'`).join(' | ');
      return pattern !== undefined && isDuration(pattern) ? 'FluxDuration' : 'string';
    }
    if (type === 'integer' || type === 'number') return 'number';
    if (type === 'boolean') return 'boolean';
    return type === 'object' ? 'Readonly<Record<string, unknown>>' : 'unknown';
  }

  /** Fields that name something take a construct that is it. */
  private referenceType(field: Field): string | undefined {
    const known = REFERENCE_FIELDS.find(({ kind, path }) => kind === field.kind && path === field.path);
    if (known !== undefined) {
      const kinds = known.targets.map(({ kind }) => `'${kind}'`).join(' | ');
      return `IFluxObject<${kinds}> | ${this.objectType(field)}`;
    }
    if (DATA_REFERENCES.has(this.place(field.path))) return `IConstruct | ${this.objectType(field)}`;
    return undefined;
  }

  /** What a reference may name beyond the enum of its kind. */
  private targetKinds({ kind, name, path }: Field): readonly string[] {
    if (name !== 'kind') return [];
    const around = path.slice(0, -'.kind'.length);
    const reference = REFERENCE_FIELDS.find((known) => known.kind === kind && known.path === around);
    return reference?.kindField === true ? reference.targets.map((target) => target.kind) : [];
  }

  private objectType(field: Field): string {
    const names = field.fields.map(({ name }) => name).join(' ');
    if (names === 'name') return this.shared('LocalReference', field);
    if (names === 'annotations labels') return this.shared('MetadataTemplate', field);
    const name = NAMES[this.place(field.path)] ?? this.nameOf(field);
    if (!this.written.has(name)) this.addInterface(name, field);
    return EXACTLY_ONE.has(this.place(field.path)) ? `ExactlyOne<${name}>` : name;
  }

  private shared(type: string, field: Field): string {
    for (const child of field.fields) this.docs.of(child);
    return type;
  }

  private nameOf({ path }: Field): string {
    const parts = path.split('.').map((part) => (part.endsWith('[]') ? singular(part.slice(0, -2)) : part));
    return `${this.kind.kind}${parts.map((part) => part[0]?.toUpperCase() + part.slice(1)).join('')}`;
  }

  private isCurrent(field: Field): boolean {
    return field.presence.some(({ version }) => version === this.kind.versions.at(-1)?.version);
  }

  private place(path: string): string {
    return `${this.kind.kind}.${path}`;
  }
}

function inList(type: string): string {
  return type.includes(' | ') ? `(${type})` : type;
}

function singular(word: string): string {
  if (/(ch|sh|s|x)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
