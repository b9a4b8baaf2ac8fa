import type { Engine, PathsAnswer } from '../../engine/index.js';
import type { KubeObject, ObjectId } from '../../manifest/index.js';
import type { FileTree } from '../../model/index.js';

import type { AppliedObjects } from '../applied-objects.js';
import type { RepositoryAtHand } from '../repository-at-hand.js';
import type { Artifact, SourceState } from './artifact.js';
import type { Derivations } from './derivations.js';
import type { RepositoryMatcher } from './repository-match.js';

/** What following one source needs. */
export interface FollowContext {
  readonly engine: Engine;
  readonly repositories: RepositoryMatcher;
  readonly trees: Derivations<FileTree>;
  /** What the ignore files of trees leave out. */
  readonly ignored: Derivations<PathsAnswer>;
  readonly artifacts: Derivations<Artifact>;
  readonly generated: Derivations<SourceState>;
  readonly objects: AppliedObjects;
  find(id: ObjectId): KubeObject | undefined;
  /** The whole of a repository, from its root on. */
  wholeOf(repository: RepositoryAtHand): Artifact;
  /** Follows another source that this one is made of. */
  follow(id: ObjectId): Promise<SourceState>;
}

/** Follows the sources of one kind. */
export type SourceFollower = (id: ObjectId, context: FollowContext) => Promise<SourceState>;

/** Follows sources that an object declares: they wait until it is there. */
export function ofDeclared(
  follow: (source: KubeObject, context: FollowContext) => Promise<SourceState>,
): SourceFollower {
  return async (id, context) => {
    const source = context.find(id);
    return source === undefined ? { state: 'waiting', missing: id } : follow(source, context);
  };
}
