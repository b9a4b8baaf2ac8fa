/**
 * The files of a repository, or of an artifact that a source makes of one. Only regular files are in it, so nothing
 * that reads a tree can leave it.
 */
export interface FileTree {
  /** By path relative to the root of the tree, `/` between segments, no `.` or `..`; sorted by path. */
  readonly files: ReadonlyMap<string, TreeFile>;
  /** What lies there and is left out, by path. */
  readonly skipped: ReadonlyMap<string, SkippedEntry>;
  /** Folders that are there although no file in them is: all their files are ignored. Without those that hold files. */
  readonly folders?: ReadonlySet<string> | undefined;
}

/** A file on disk, read when it is needed, or one that only exists here. */
export type TreeFile = DiskFile | TextFile;

export interface DiskFile {
  /** Absolute. */
  readonly disk: string;
  /** Bytes. */
  readonly size: number;
}

export interface TextFile {
  readonly text: string;
}

/** `link` is a symbolic link, which Flux leaves out of artifacts; `repository` a repository of its own, such as a submodule. */
export type SkippedEntry = 'link' | 'repository' | 'other';
