import type { Engine } from '../engine/index.js';
import { displayName, type KubeObject, type ObjectId, objectId, objectKey } from '../manifest/index.js';
import type { FileTree } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

import type { AppliedObjects } from './applied-objects.js';
import type { Artifact, SourceState } from './artifact.js';
import type { BuildInput } from './build-input.js';
import { Derivations } from './derivations.js';
import type { Entry } from './entry.js';
import { folderArtifact } from './folder-artifact.js';
import type { RepositoryAtHand } from './repository-at-hand.js';
import { RepositoryMatcher } from './repository-match.js';
import { followBucket } from './source-bucket.js';
import type { FollowContext, SourceFollower } from './source-follower.js';
import { followGitRepository } from './source-git.js';
import { followOCIRepository } from './source-oci.js';
import { pointerOf } from './source-pointer.js';
import { failedSource, unknownSource } from './source-trouble.js';

/** By kind. */
const FOLLOWERS: Readonly<Record<string, SourceFollower>> = {
  GitRepository: followGitRepository,
  OCIRepository: followOCIRepository,
  Bucket: followBucket,
};

/** Follows the sources of one cluster to trees, as its controllers would. */
export class Sources {
  private readonly matcher: RepositoryMatcher;
  private readonly wholes = new Map<RepositoryAtHand, Artifact>();
  private readonly trees = new Derivations<FileTree>();
  private readonly artifacts = new Derivations<Artifact>();

  constructor(
    private readonly engine: Engine,
    repositories: BuildInput['repositories'],
    private readonly entry: Entry,
  ) {
    this.matcher = new RepositoryMatcher(repositories, pointerOf(entry.source));
  }

  /** Trees are made once: the same source gives the same tree as long as what it is made of stays. */
  resolve(reference: ObjectId, objects: AppliedObjects): Promise<SourceState> {
    return this.follow(reference, objects, []);
  }

  /** Name of the repository at hand that a source points at, `''` when there is none. */
  repositoryOf(reference: ObjectId, objects: AppliedObjects): string {
    const source = this.find(reference, objects);
    if (source === undefined || FOLLOWERS[source.kind] === undefined) return '';
    const match = this.matcher.match(pointerOf(source));
    return 'repository' in match ? match.repository.name : '';
  }

  private async follow(id: ObjectId, objects: AppliedObjects, trail: readonly ObjectId[]): Promise<SourceState> {
    const start = trail.findIndex((passed) => objectKey(passed) === objectKey(id));
    if (start >= 0) return loopOf(trail.slice(start));
    const follower = FOLLOWERS[id.kind];
    if (follower === undefined)
      return unknownSource(id, { problem: 'is no source of files that a Kustomization can be built from' });
    const source = this.find(id, objects);
    if (source === undefined) return { state: 'waiting', missing: id };
    return follower(source, this.contextFor(objects, [...trail, id]));
  }

  private contextFor(objects: AppliedObjects, trail: readonly ObjectId[]): FollowContext {
    const { engine, matcher, trees, artifacts } = this;
    return {
      engine,
      repositories: matcher,
      trees,
      artifacts,
      objects,
      wholeOf: (repository) => this.wholeOf(repository),
      follow: (id) => this.follow(id, objects, trail),
    };
  }

  private find(id: ObjectId, objects: AppliedObjects): KubeObject | undefined {
    const { source } = this.entry;
    return objects.tryFind(id)?.object ?? (objectKey(objectId(source)) === objectKey(id) ? source : undefined);
  }

  private wholeOf(repository: RepositoryAtHand): Artifact {
    const known = this.wholes.get(repository) ?? folderArtifact(repository, repository.root);
    this.wholes.set(repository, known);
    return known;
  }
}

/** A loop of sources: none of them ever gets an artifact. Named from the smallest name on, whichever was asked for. */
function loopOf(loop: readonly ObjectId[]): SourceState {
  const names = loop.map(displayName);
  const first = names.indexOf(names.reduce((least, name) => (compareCodeUnits(name, least) < 0 ? name : least)));
  const ordered = [...names.slice(first), ...names.slice(0, first + 1)];
  return failedSource(loop[first] as ObjectId, { problem: `is made of itself: ${ordered.join(' → ')}` });
}
