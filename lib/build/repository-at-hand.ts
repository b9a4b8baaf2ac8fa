import type { FileTree } from '../model/index.js';

/** A repository that lies on this machine, or in memory. */
export interface RepositoryAtHand {
  /** `.` for the one whose entries are built, else the NAME of `--repo NAME=DIR`. */
  readonly name: string;
  /** What stands before the paths of its files in findings: `''`, or the folder as the user wrote it. */
  readonly shown: string;
  /** Clone URL that Git knows, `''` when there is none. */
  readonly url: string;
  /** Branch that is checked out, `''` when that cannot be told. */
  readonly branch: string;
  readonly tree: FileTree;
  /** Folder at which the artifacts of its sources begin; `''` is the root of the repository. */
  readonly root: string;
}
