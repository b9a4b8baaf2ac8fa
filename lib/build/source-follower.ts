import type { Engine } from '../engine/index.js';
import type { KubeObject, ObjectId } from '../manifest/index.js';
import type { FileTree } from '../model/index.js';

import type { AppliedObjects } from './applied-objects.js';
import type { Artifact, SourceState } from './artifact.js';
import type { Derivations } from './derivations.js';
import type { RepositoryAtHand } from './repository-at-hand.js';
import type { RepositoryMatcher } from './repository-match.js';

/** What following one source needs. */
export interface FollowContext {
  readonly engine: Engine;
  readonly repositories: RepositoryMatcher;
  readonly trees: Derivations<FileTree>;
  readonly artifacts: Derivations<Artifact>;
  readonly objects: AppliedObjects;
  /** The whole of a repository, from its root on. */
  wholeOf(repository: RepositoryAtHand): Artifact;
  /** Follows another source that this one is made of. */
  follow(id: ObjectId): Promise<SourceState>;
}

/** Follows the sources of one kind. */
export type SourceFollower = (source: KubeObject, context: FollowContext) => Promise<SourceState>;
