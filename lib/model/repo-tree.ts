import type { Origin } from '../diagnostics/index.js';
import type { JsonObject } from '../manifest/index.js';

/** What an app puts into one repository: files as data, before they become text. */
export interface RepoTree {
  readonly repository: string;
  /** The app that owns these files; its name stands in their first line. */
  readonly app: string;
  /** What to edit instead of the file, for the first line; `''` leaves it out. */
  readonly source: string;
  /** Sorted by path. */
  readonly files: readonly RepoFile[];
  /** Folders where a kustomization file of ours must not hide what Flux picks up today. */
  readonly guards: readonly FolderGuard[];
}

export type RepoFile = RepoManifest | RepoText;

/** A YAML file. */
export interface RepoManifest {
  /** Relative to the repository root, `/` between segments, no `.` or `..`. */
  readonly path: string;
  readonly documents: readonly RepoDocument[];
  /**
   * The text files that this one owns, relative to its folder: they cannot say themselves whose they are, so its header
   * names them. Sorted; undefined is none.
   */
  readonly dataFiles?: readonly string[] | undefined;
}

/** A file whose text is given: what a ConfigMap is made of, or what tells Flux what to ignore. */
export interface RepoText {
  /** As that of a manifest. */
  readonly path: string;
  readonly text: string;
  /** Whether a line that begins with `#` is no part of its content, so that line 1 can name the app. */
  readonly takesComment?: boolean | undefined;
  readonly origin?: Origin | undefined;
}

export interface RepoDocument {
  /** An object, or the operations of a JSON patch. */
  readonly data: JsonObject | readonly JsonObject[];
  /** Comments behind values, by JSON pointer: image automation markers. */
  readonly comments?: Readonly<Record<string, string>> | undefined;
  readonly origin?: Origin | undefined;
}

/** A folder Flux would fill by itself, and what our kustomization file there lists instead. */
export interface FolderGuard {
  readonly folder: string;
  /** Listed in the kustomization file, relative to the folder. */
  readonly resources: readonly string[];
}

export function isRepoText(file: RepoFile): file is RepoText {
  return 'text' in file;
}

/** Where the author made what is in the file. */
export function originOfFile(file: RepoFile): Origin | undefined {
  return isRepoText(file) ? file.origin : file.documents[0]?.origin;
}
