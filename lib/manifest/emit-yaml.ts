import type { JsonObject } from './json.js';
import { looksWide } from './seq-indent.js';
import { YamlWriter, type WriterOptions } from './yaml-writer.js';

export interface YamlDocument {
  readonly data: JsonObject;
  /** Comments behind one-line scalars, by JSON pointer: `{ '/spec/image': '{"$imagepolicy": "flux-system:app"}' }`. */
  readonly comments?: Readonly<Record<string, string>>;
}

export interface EmitOptions {
  /** The text of a comment in line 1, without `#`. */
  readonly header?: string;
}

/**
 * The text of a manifest file: keys in the order given, lists at the indentation of their key, `---` between
 * documents, one line break at the end. Every YAML 1.1 and 1.2 reader gives back the data, and kyaml, with which Flux's
 * image automation rewrites files, writes it the same again.
 *
 * @throws on a value that YAML or JSON cannot carry, and on a comment that is not behind a one-line scalar.
 */
export function emitYaml(documents: readonly YamlDocument[], options?: EmitOptions): string {
  let text = options?.header === undefined ? '' : `# ${requireOneLine(options.header)}\n`;
  for (let index = 0; index < documents.length; index++) {
    if (index > 0) text += '---\n';
    text += `${emitDocument(documents[index] as YamlDocument)}\n`;
  }
  return text;
}

function emitDocument(document: YamlDocument): string {
  const options = { wide: false, keep: true, comments: document.comments };
  const compact = write(document, options);
  // Blank lines at the end of a document look like an accident and are cut by editors.
  if (compact.text.endsWith('\n')) return write(document, { ...options, keep: false }).text;
  if (!compact.suspect || !looksWide(compact.text)) return compact.text;
  const wide = write(document, { ...options, wide: true });
  return looksWide(wide.text) ? wide.text : compact.text;
}

function write(document: YamlDocument, options: WriterOptions): YamlWriter {
  const writer = new YamlWriter(options);
  try {
    writer.writeDocument(document.data);
  } catch (error) {
    if (options.comments !== undefined) throw error;
    // Pointers cost time, so they are built only now that the place has to be named.
    return write(document, { ...options, comments: {} });
  }
  if (options.comments !== undefined) checkComments(options.comments, writer.placedComments);
  return writer;
}

function checkComments(comments: Readonly<Record<string, string>>, placed: ReadonlySet<string>): void {
  for (const [pointer, comment] of Object.entries(comments)) {
    requireOneLine(comment);
    if (!placed.has(pointer)) throw new Error(`comment at "${pointer}": no one-line scalar there`);
  }
}

function requireOneLine(comment: string): string {
  if (/^[\x21-\x7E\u00A1-\uD7FF](?:[\x20-\x7E\u00A1-\uD7FF]*[\x21-\x7E\u00A1-\uD7FF])?$/.test(comment)) return comment;
  throw new Error(`comment "${comment}" is not one line of printable text`);
}
