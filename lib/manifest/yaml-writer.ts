import { isList } from '../util/index.js';

import { indentBlock, toBlockScalar } from './block-scalar.js';
import type { Json, JsonObject } from './json.js';
import { formatNumber, formatString } from './scalar.js';

/** go-yaml writes longer keys, counted in bytes, and keys with a line break in the form `? key`. */
const SIMPLE_KEY_BYTES = 128;
const KEY_BREAK = /[\n\r\u0085\u2028\u2029]/;
const KEY_CACHE_SIZE = 4096;

interface Key {
  /** `key:`, or `? key` and `:` on a line of its own. */
  readonly text: string;
  /** The same behind a line break and the indentation. */
  readonly line: string;
  readonly explicit: boolean;
  /** kyaml cannot tell from a line with this key how lists are indented. */
  readonly odd: boolean;
}

/** One map for each indentation: objects have few different keys, and written keys are most of a manifest. */
const keys: Map<string, Key>[] = [];
const lineBreaks: string[] = [];
const NONE: ReadonlySet<string> = new Set();

export interface WriterOptions {
  /** Lists are indented below their key. */
  readonly wide: boolean;
  /** Text with several line breaks at its end may be a block scalar. */
  readonly keep: boolean;
  /** How many texts may be block scalars. @default - all that can be */
  readonly blocks?: number | undefined;
  /** Comments by JSON pointer; pointers are only built where there are some. */
  readonly comments?: Readonly<Record<string, string>> | undefined;
}

/** Writes one document behind `text`. */
export class YamlWriter {
  /** Where a comment was put. */
  placedComments: ReadonlySet<string> = NONE;
  /** How many block scalars there are. */
  blocks = 0;
  /** Where the last one ends that has white space at its end. */
  private spaceAt = -1;
  private misleading = false;
  private hasLists = false;

  constructor(
    public text: string,
    private readonly options: WriterOptions,
  ) {}

  /** Whether there are lists about whose indentation the lines may mislead kyaml. */
  get suspect(): boolean {
    return this.misleading && this.hasLists;
  }

  /** Whether the white space at the end is part of the data. */
  get endsInData(): boolean {
    return this.spaceAt === this.text.length - 1;
  }

  writeDocument(data: JsonObject | readonly JsonObject[]): void {
    const path = this.options.comments === undefined ? undefined : '';
    if (isList(data)) this.writeRootList(data, path);
    else if (isEmptyMap(data)) this.text += '{}';
    else this.writeMap(data, 0, path);
    this.text += '\n';
  }

  private writeRootList(list: readonly JsonObject[], path: string | undefined): void {
    this.hasLists = true;
    if (list.length === 0) this.text += '[]';
    else this.writeList(list, 0, path);
  }

  /** The first key goes behind what is written already, the others on lines of their own. */
  private writeMap(map: JsonObject, indent: number, path: string | undefined): void {
    let first = true;
    for (const name in map) {
      const key = keyOf(name, indent);
      if (key.odd) this.misleading = true;
      this.text += first ? key.text : key.line;
      first = false;
      this.writeEntry(map[name], indent, key.explicit, childPath(path, name));
    }
  }

  private writeEntry(value: Json | undefined, indent: number, inline: boolean, path: string | undefined): void {
    if (typeof value !== 'object' || value === null) {
      this.writeScalar(' ', value, indent, path);
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
    this.hasLists = true;
    const listIndent = inline || this.options.wide ? indent + 2 : indent;
    this.text += inline ? ' ' : lineBreak(listIndent);
    this.writeList(list, listIndent, path);
  }

  private writeList(list: readonly Json[], indent: number, path: string | undefined): void {
    for (let index = 0; index < list.length; index++) {
      this.writeItem(
        index === 0 ? '- ' : `${lineBreak(indent)}- `,
        list[index],
        indent,
        path === undefined ? undefined : `${path}/${index}`,
      );
    }
  }

  private writeItem(dash: string, value: Json | undefined, indent: number, path: string | undefined): void {
    if (typeof value !== 'object' || value === null) {
      this.writeScalar(dash, value, indent, path);
      return;
    }
    this.text += dash;
    if (Array.isArray(value)) {
      if (value.length === 0) this.text += '[]';
      else this.writeList(value, indent + 2, path);
    } else if (isEmptyMap(value as JsonObject)) this.text += '{}';
    else this.writeMap(value as JsonObject, indent + 2, path);
  }

  private writeScalar(lead: string, value: unknown, indent: number, path: string | undefined): void {
    const block = typeof value === 'string' ? this.formatBlock(value, indent) : undefined;
    this.text += lead + (block ?? formatScalar(value, path));
    if (block !== undefined) this.noteBlock(block);
    if (path !== undefined && block === undefined) this.writeComment(path);
  }

  private formatBlock(value: string, indent: number): string | undefined {
    const block = toBlockScalar(value);
    if (block === undefined || (block.header === '|+' && !this.options.keep)) return undefined;
    if (this.blocks === this.options.blocks) return undefined;
    return block.header + indentBlock(block.body, lineBreak(indent + 2));
  }

  private noteBlock(block: string): void {
    this.blocks++;
    if (!block.startsWith('|-') || /\s$/.test(block)) this.spaceAt = this.text.length;
    if (block.includes('- ')) this.misleading = true;
  }

  private writeComment(path: string): void {
    const comment = this.options.comments?.[path];
    if (comment === undefined) return;
    this.text += ` # ${comment}`;
    this.placedComments = new Set(this.placedComments).add(path);
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

function keyOf(name: string, indent: number): Key {
  const known = keys[indent]?.get(name);
  if (known !== undefined) return known;
  const key = formatKey(name, indent);
  const sameIndent = keys[indent];
  if (sameIndent === undefined) keys[indent] = new Map([[name, key]]);
  else if (sameIndent.size >= KEY_CACHE_SIZE) sameIndent.clear();
  else sameIndent.set(name, key);
  return key;
}

function formatKey(name: string, indent: number): Key {
  const explicit = KEY_BREAK.test(name) || Buffer.byteLength(name) > SIMPLE_KEY_BYTES;
  const text = explicit ? `? ${formatString(name)}${lineBreak(indent)}:` : `${formatString(name)}:`;
  return { text, line: lineBreak(indent) + text, explicit, odd: explicit || /[:#]/.test(name) };
}

function childPath(path: string | undefined, name: string): string | undefined {
  return path === undefined ? undefined : `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function isEmptyMap(map: JsonObject): boolean {
  for (const _ in map) return false;
  return true;
}

function lineBreak(indent: number): string {
  const known = lineBreaks[indent];
  if (known !== undefined) return known;
  const written = `\n${' '.repeat(indent)}`;
  lineBreaks[indent] = written;
  return written;
}
