import type { ObjectId } from '../../manifest/index.js';
import type { FileTree } from '../../model/index.js';

import type { RepositoryAtHand } from '../repository-at-hand.js';

/** What a source hands to the controllers: a tree, and where it came from. */
export interface Artifact {
  readonly tree: FileTree;
  /** Name of the repository at hand that it is a folder of; `''` when it is put together from several places. */
  readonly repository: string;
  /** Folder of that repository at which the artifact begins. */
  readonly root: string;
  /** Where one of its files was written; undefined for what is no file of a repository. */
  placeOf(path: string): FilePlace | undefined;
  /** How findings name one of its files. */
  shown(path: string): string;
}

/** A file of a repository at hand. */
export interface FilePlace {
  readonly repository: RepositoryAtHand;
  /** Relative to the root of the repository. */
  readonly path: string;
}

/** How far a source could be followed. */
export type SourceState = SourceReady | SourceWaiting | SourceUnknown | SourceFailed;

export interface SourceReady {
  readonly state: 'ready';
  readonly artifact: Artifact;
}

/** An object it needs is not in the cluster, or not yet. */
export interface SourceWaiting {
  readonly state: 'waiting';
  readonly missing: ObjectId;
}

/** Nobody can tell from here what it holds. */
export interface SourceUnknown extends SourceTrouble {
  readonly state: 'unknown';
}

/** Its controller refuses to make an artifact of it. */
export interface SourceFailed extends SourceTrouble {
  readonly state: 'failed';
}

/** What is wrong with a source, in parts for a finding and as one line. */
export interface SourceTrouble {
  /** The object to blame: the source, or what it is made of. */
  readonly subject: ObjectId;
  /** What follows the name of the subject: `is https://…, which is not at hand`. */
  readonly problem: string;
  /** What to do about it; undefined when nothing can be done from here. */
  readonly hint?: string | undefined;
  /** Subject, problem and hint. */
  readonly message: string;
}
