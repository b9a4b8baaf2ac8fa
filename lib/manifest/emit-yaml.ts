import type { JsonObject } from './json.js';
import { looksWide } from './seq-indent.js';
import { YamlWriter, type WriterOptions } from './yaml-writer.js';

const ONE_LINE =
  /^(?! )[ -~\u00A1-\u167F\u1681-\u1FFF\u2030-\u205E\u2070-\u2FFF\u3001-\uD7FF\u{10000}-\u{10FFFF}]+(?<! )$/u;

/** An app writes thousands of files with one header. */
let lastComment = '';

export interface YamlDocument {
  /** An object, or a list such as the operations of a JSON patch. */
  readonly data: JsonObject | readonly JsonObject[];
  /** Comments behind one-line scalars, by JSON pointer: `{ '/spec/image': '{"$imagepolicy": "flux-system:app"}' }`. */
  readonly comments?: Readonly<Record<string, string>>;
}

export interface EmitOptions {
  /** The text of a comment in line 1, without `#`. */
  readonly header?: string;
  /**
   * Whether somebody will cut the white space at the end, as kustomize does with a patch that stands in a kustomization
   * file: then the last text is no block whose line break would be lost.
   * @default false
   */
  readonly trimmed?: boolean;
}

/**
 * The text of a manifest file: keys in the order given, lists at the indentation of their key, `---` between
 * documents, one line break at the end. Every YAML 1.1 and 1.2 reader gives back the data, and kyaml, with which Flux's
 * image automation rewrites files, writes it the same again.
 *
 * @throws on a value that YAML or JSON cannot carry, and on a comment that is not behind a one-line scalar.
 */
export function emitYaml(documents: readonly YamlDocument[], options?: EmitOptions): string {
  let text = '';
  let lead = options?.header === undefined ? '' : `# ${requireOneLine(options.header)}\n`;
  for (const document of documents) {
    text += emitDocument(document, lead, options);
    lead = '---\n';
  }
  return text;
}

function emitDocument(document: YamlDocument, lead: string, { trimmed = false }: EmitOptions = {}): string {
  let options: WriterOptions = { wide: false, keep: true, comments: document.comments };
  let compact = write(document, lead, options);
  // Blank lines at the end of a document look like an accident and are cut by editors. Asking for the end also makes V8
  // join the pieces of the text, which keeps the garbage collector from walking them: a third of the time.
  if (compact.text.endsWith('\n\n')) {
    options = { ...options, keep: false };
    compact = write(document, lead, options);
  }
  if (trimmed && compact.endsInData) {
    options = { ...options, blocks: compact.blocks - 1 };
    compact = write(document, lead, options);
  }
  if (!compact.suspect || !looksWide(compact.text)) return compact.text;
  // kyaml guesses how lists are indented; where it takes them for wide ones, they are written so.
  const wide = write(document, lead, { ...options, wide: true }).text;
  return looksWide(wide) ? wide : compact.text;
}

function write(document: YamlDocument, lead: string, options: WriterOptions): YamlWriter {
  const writer = new YamlWriter(lead, options);
  try {
    writer.writeDocument(document.data);
  } catch (error) {
    if (options.comments !== undefined) throw error;
    // Pointers cost time, so they are built only now that the place has to be named.
    return write(document, lead, { ...options, comments: {} });
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
  if (comment === lastComment || ONE_LINE.test(comment)) {
    lastComment = comment;
    return comment;
  }
  throw new Error(`comment ${JSON.stringify(comment)} is not one line of printable text`);
}
