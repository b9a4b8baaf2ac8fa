import type { FieldTable } from '../../lib/api/field-state.js';
import type { FluxKind } from '../../lib/api/flux-kind.js';

export function kindsSource(kinds: readonly FluxKind[]): string {
  return `import type { FluxKind } from '../flux-kind.js';\n\nexport const FLUX_KINDS: readonly FluxKind[] = ${literal(kinds)};\n`;
}

/** JSON in raw templates: the source of 20 kinds costs nothing until one is asked for. One field per line. */
export function tablesSource(tables: Readonly<Record<string, Readonly<Record<string, FieldTable>>>>): string {
  const entries = Object.entries(tables).map(([kind, versions]) => `${kind}: ${template(tableText(versions))},\n`);
  return `/** By kind: its versions, and what each says of its fields; JSON of \`Record<version, FieldTable>\`. */
export const FIELD_TABLES: Readonly<Record<string, string>> = {\n${entries.join('')}};\n`;
}

function tableText(versions: Readonly<Record<string, FieldTable>>): string {
  const texts = Object.entries(versions).map(([version, table]) => {
    const lines = Object.entries(table).map(([path, states]) => `${JSON.stringify(path)}:${JSON.stringify(states)}`);
    return `${JSON.stringify(version)}:{\n${lines.join(',\n')}\n}`;
  });
  return `{${texts.join(',')}}`;
}

function template(text: string): string {
  if (/`|\$\{/.test(text)) throw new Error('a fact cannot stand in a template: it holds ` or ${');
  return text.includes('\\') ? `String.raw\`${text}\`` : `\`${text}\``;
}

/** A TypeScript literal; lists are broken into lines by the formatter, kinds and versions here. */
function literal(value: unknown, depth = 0): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, depth + 1)).join(', ')}]`;
  const entries = Object.entries(value as object).map(([key, item]) => `${key}: ${literal(item, depth + 1)}`);
  const open = depth < 2 ? '{\n' : '{ ';
  return `${open}${entries.join(', ')} }`;
}
