import type { ObjectId } from '../manifest/index.js';
import type { FileTree } from '../model/index.js';

/** What a source hands to the controllers: a tree, and where it came from. */
export interface Artifact {
  readonly tree: FileTree;
  /** Name of the repository at hand that its files are of; `''` when they come from several or from none. */
  readonly repository: string;
  /** Folder of that repository at which the artifact begins. */
  readonly root: string;
  /** How findings name one of its files. */
  shown(path: string): string;
}

/** How far a source could be followed. */
export type SourceState = SourceReady | SourceWaiting | SourceUnknown;

export interface SourceReady {
  readonly state: 'ready';
  readonly artifact: Artifact;
}

/** An object it needs is not in the cluster, or not yet. */
export interface SourceWaiting {
  readonly state: 'waiting';
  readonly missing: ObjectId;
}

export interface SourceUnknown {
  readonly state: 'unknown';
  /** What is not at hand and what to do about it, in one line. */
  readonly message: string;
}
