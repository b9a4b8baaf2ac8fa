import type { FindingInput } from '../diagnostics/index.js';
import { originOfFile, type RepoFile } from '../model/index.js';

import { type Fingerprint, textHash } from './fingerprint.js';
import { foreignFile } from './foreign-file.js';
import { ownerOf } from './header.js';
import { isEdited } from './is-edited.js';
import type { RenderedFile } from './render-tree.js';
import { unixLines } from './unix-lines.js';

export interface PlannedFile extends RenderedFile {
  readonly action: 'create' | 'change' | 'unchanged';
}

export interface CompareOptions {
  /** Text of a file, or why it cannot be read. */
  readonly read: (path: string) => string | FindingInput;
  readonly app: string;
  /** Whether something by this name is there. */
  readonly exists: (path: string) => boolean;
  /** The app whose kustomization file names a file as data of its own. */
  readonly dataOwner: (path: string) => string | undefined;
  /** What we wrote last; undefined where nothing is recorded. */
  readonly last: (path: string) => readonly Fingerprint[] | undefined;
  readonly overwriteEdits: boolean;
}

/** Reads the file that stands where one of ours belongs, once, and says what is to be done. */
export function compareFile(
  rendered: RenderedFile,
  file: RepoFile,
  options: CompareOptions,
): PlannedFile | FindingInput {
  const { path, text } = rendered;
  if (!options.exists(path)) return { path, text, action: 'create' };
  const found = options.read(path);
  if (typeof found !== 'string') return found;
  const owner = ownerOnDisk(path, found, options);
  if (owner !== options.app) return { ...foreignFile(path, { app: owner }), at: originOfFile(file) };
  if (found === text) return { path, text, action: 'unchanged' };
  const lines = unixLines(found);
  if (lines === unixLines(text)) return { path, text, action: 'unchanged' };
  if (!options.overwriteEdits && isEdited(lines, options.last(path), file)) return edited(path, 'overwritten');
  return { path, text, action: 'change' };
}

/** FLX402 for a file that is to go although it was edited by hand. */
export function compareStale(path: string, options: CompareOptions): FindingInput | undefined {
  const last = options.last(path);
  if (last === undefined || options.overwriteEdits) return undefined;
  const found = options.read(path);
  if (typeof found !== 'string') return found;
  return isEdited(unixLines(found), last, undefined) ? edited(path, 'removed') : undefined;
}

/**
 * Whose a file is: its first line says so, or the kustomization file that names it as data. Data is also ours where it
 * is what we wrote last: a run that was killed may have written it before the file that names it.
 */
function ownerOnDisk(path: string, found: string, { app, dataOwner, last }: CompareOptions): string | undefined {
  const owner = ownerOf(found) ?? dataOwner(path);
  if (owner !== undefined) return owner;
  const hash = textHash(unixLines(found));
  return last(path)?.some(({ text }) => text === hash) === true ? app : undefined;
}

function edited(path: string, fate: 'overwritten' | 'removed'): FindingInput {
  return {
    code: 'FLX402',
    subject: `file "${path}"`,
    message: `was edited by hand since it was generated, and would be ${fate}`,
    hint: 'move the edit into the app, or have edits overwritten with --overwrite-edits',
  };
}
