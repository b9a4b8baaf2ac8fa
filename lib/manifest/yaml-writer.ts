import { indentBlock, toBlockScalar } from './block-scalar.js';
import { isJsonObject, type Json, type JsonObject } from './json.js';
import { formatNumber, formatString } from './scalar.js';

/** go-yaml writes longer keys, counted in bytes, and keys with a line break in the form `? key`. */
const SIMPLE_KEY_BYTES = 128;
const KEY_BREAK = /[\n\r\u0085\u2028\u2029]/;
const KEY_CACHE_SIZE = 4096;

interface Key {
  readonly text: string;
  readonly explicit: boolean;
  /** kyaml cannot tell from a line with this key how lists are indented. */
  readonly odd: boolean;
}

const keys = new Map<string, Key>();
const lineBreaks: string[] = [];

export interface WriterOptions {
  /** Lists are indented below their key. */
  readonly wide: boolean;
  /** Text with several line breaks at its end may be a block scalar. */
  readonly keep: boolean;
  /** Comments by JSON pointer; pointers are only built where there are some. */
  readonly comments?: Readonly<Record<string, string>> | undefined;
}

/** Writes one document; `text` has it without the last line break. */
export class YamlWriter {
  text = '';
  /** Whether the lines may mislead kyaml about how lists are indented. */
  suspect = false;
  readonly placedComments = new Set<string>();

  constructor(private readonly options: WriterOptions) {}

  writeDocument(data: JsonObject): void {
    const path = this.options.comments === undefined ? undefined : '';
    if (isEmptyMap(data)) this.text += '{}';
    else this.writeMap(data, 0, path);
  }

  /** The first key goes behind what is written already, the others on lines of their own. */
  private writeMap(map: JsonObject, indent: number, path: string | undefined): void {
    let first = true;
    for (const name of Object.keys(map)) {
      if (first) first = false;
      else this.text += lineBreak(indent);
      const key = keyOf(name);
      if (key.odd) this.suspect = true;
      this.text += key.explicit ? `${key.text}${lineBreak(indent)}:` : key.text;
      this.writeEntry(map[name], indent, key.explicit, childPath(path, name));
    }
  }

  private writeEntry(value: Json | undefined, indent: number, inline: boolean, path: string | undefined): void {
    if (typeof value !== 'object' || value === null) {
      this.text += ' ';
      this.writeScalar(value, indent, path);
    } else if (Array.isArray(value)) {
      if (value.length === 0) this.text += ' []';
      else this.writeListEntry(value, indent, inline, path);
    } else if (isEmptyMap(value as JsonObject)) {
      this.text += ' {}';
    } else {
      this.text += inline ? ' ' : lineBreak(indent + 2);
      this.writeMap(value as JsonObject, indent + 2, path);
    }
  }

  private writeListEntry(list: readonly Json[], indent: number, inline: boolean, path: string | undefined): void {
    const listIndent = inline || this.options.wide ? indent + 2 : indent;
    this.text += inline ? ' ' : lineBreak(listIndent);
    this.writeList(list, listIndent, path);
  }

  private writeList(list: readonly Json[], indent: number, path: string | undefined): void {
    for (let index = 0; index < list.length; index++) {
      this.text += index === 0 ? '- ' : `${lineBreak(indent)}- `;
      this.writeItem(list[index], indent, path === undefined ? undefined : `${path}/${index}`);
    }
  }

  private writeItem(value: Json | undefined, indent: number, path: string | undefined): void {
    if (typeof value !== 'object' || value === null) this.writeScalar(value, indent, path);
    else if (Array.isArray(value)) {
      if (value.length === 0) this.text += '[]';
      else this.writeList(value, indent + 2, path);
    } else if (isEmptyMap(value as JsonObject)) this.text += '{}';
    else this.writeMap(value as JsonObject, indent + 2, path);
  }

  private writeScalar(value: unknown, indent: number, path: string | undefined): void {
    if (typeof value === 'string' && value.includes('\n') && this.writeBlock(value, indent)) return;
    this.text += formatScalar(value, path);
    if (path === undefined) return;
    const comment = this.options.comments?.[path];
    if (comment === undefined) return;
    this.text += ` # ${comment}`;
    this.placedComments.add(path);
  }

  private writeBlock(value: string, indent: number): boolean {
    const block = toBlockScalar(value);
    if (block === undefined || (block.header === '|+' && !this.options.keep)) return false;
    if (value.includes('- ')) this.suspect = true;
    this.text += block.header + indentBlock(block.body, lineBreak(indent + 2));
    return true;
  }
}

function formatScalar(value: unknown, path: string | undefined): string {
  try {
    switch (typeof value) {
      case 'string':
        return formatString(value);
      case 'number':
        return formatNumber(value);
      case 'boolean':
      case 'bigint':
        return String(value);
      default:
        if (value === null) return 'null';
        throw new Error(`${typeof value} cannot be written in a manifest`);
    }
  } catch (error) {
    throw path === undefined ? error : new Error(`${path}: ${(error as Error).message}`);
  }
}

function keyOf(name: string): Key {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const explicit = KEY_BREAK.test(name) || Buffer.byteLength(name) > SIMPLE_KEY_BYTES;
  const written = formatString(name);
  const key = { text: explicit ? `? ${written}` : `${written}:`, explicit, odd: explicit || /[:#]/.test(name) };
  if (keys.size >= KEY_CACHE_SIZE) keys.clear();
  keys.set(name, key);
  return key;
}

function childPath(path: string | undefined, name: string): string | undefined {
  return path === undefined ? undefined : `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function isEmptyMap(map: JsonObject): boolean {
  for (const _ in map) return false;
  return isJsonObject(map);
}

function lineBreak(indent: number): string {
  const known = lineBreaks[indent];
  if (known !== undefined) return known;
  const written = `\n${' '.repeat(indent)}`;
  lineBreaks[indent] = written;
  return written;
}
