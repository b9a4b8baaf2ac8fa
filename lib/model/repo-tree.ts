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

export interface RepoFile {
  /** Relative to the repository root, `/` between segments, no `.` or `..`. */
  readonly path: string;
  readonly documents: readonly RepoDocument[];
}

export interface RepoDocument {
  readonly data: JsonObject;
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
