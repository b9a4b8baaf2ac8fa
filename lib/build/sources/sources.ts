import type { Engine, PathsAnswer } from '../../engine/index.js';
import { type KubeObject, type ObjectId, objectId, objectKey } from '../../manifest/index.js';
import type { FileTree } from '../../model/index.js';
import { spokenList } from '../../util/index.js';

import type { AppliedObjects } from '../applied-objects.js';
import type { BuildInput } from '../build-input.js';
import type { Entry } from '../entries/entry.js';
import { sourcesOfGenerated } from '../generator/generated-by.js';
import type { RepositoryAtHand } from '../repository-at-hand.js';
import type { Artifact, SourceState } from './artifact.js';
import { Derivations } from './derivations.js';
import { folderArtifact } from './folder-artifact.js';
import { RepositoryMatcher } from './repository-match.js';
import { followBucket } from './source-bucket.js';
import { followExternalArtifact } from './source-external.js';
import { type FollowContext, ofDeclared, type SourceFollower } from './source-follower.js';
import { followGitRepository } from './source-git.js';
import { sourceLoop } from './source-loop.js';
import { followOCIRepository } from './source-oci.js';
import { pointerOf } from './source-pointer.js';
import { unknownSource } from './source-trouble.js';

/** The kinds that a Kustomization can be built from. */
const FOLLOWERS: Readonly<Record<string, SourceFollower>> = {
  GitRepository: ofDeclared(followGitRepository),
  OCIRepository: ofDeclared(followOCIRepository),
  Bucket: ofDeclared(followBucket),
  ExternalArtifact: followExternalArtifact,
};

/** Follows the sources of one cluster to trees, as its controllers would. */
export class Sources {
  private readonly matcher: RepositoryMatcher;
  private readonly wholes = new Map<RepositoryAtHand, Artifact>();
  private readonly trees = new Derivations<FileTree>();
  private readonly ignored = new Derivations<PathsAnswer>();
  private readonly artifacts = new Derivations<Artifact>();
  private readonly generated = new Derivations<SourceState>();

  constructor(
    private readonly engine: Engine,
    repositories: BuildInput['repositories'],
    private readonly entry: Entry,
  ) {
    this.matcher = new RepositoryMatcher(repositories, pointerOf(entry.source));
  }

  /** The same source gives the same tree, as long as the objects that it is made of stay. */
  async resolve(reference: ObjectId, objects: AppliedObjects): Promise<SourceState> {
    if (FOLLOWERS[reference.kind] !== undefined) return this.follow(reference, objects, []);
    return unknownSource(reference, {
      problem: 'is no source that Flux builds a Kustomization from',
      hint: `name a ${spokenList(Object.keys(FOLLOWERS), 'or')}`,
    });
  }

  /** Name of the repository at hand that a source points at; `''` when there is none, or not one alone. */
  repositoryOf(reference: ObjectId, objects: AppliedObjects): string {
    const names = new Set(this.repositoriesOf(reference, objects, []));
    const [name = ''] = names;
    return names.size === 1 ? name : '';
  }

  /** Whether an object of the cluster, or its entry, says what a source is. */
  isDeclared(reference: ObjectId, objects: AppliedObjects): boolean {
    return this.find(reference, objects) !== undefined;
  }

  private repositoriesOf(id: ObjectId, objects: AppliedObjects, trail: readonly string[]): string[] {
    if (trail.includes(objectKey(id))) return [];
    const origins = sourcesOfGenerated(id, objects);
    const onward = [...trail, objectKey(id)];
    if (origins.length > 0) return origins.flatMap((origin) => this.repositoriesOf(origin, objects, onward));
    const source = this.find(id, objects);
    const match = source === undefined ? undefined : this.matcher.match(pointerOf(source));
    return [match !== undefined && 'repository' in match ? match.repository.name : ''];
  }

  private async follow(id: ObjectId, objects: AppliedObjects, trail: readonly ObjectId[]): Promise<SourceState> {
    const start = trail.findIndex((passed) => objectKey(passed) === objectKey(id));
    if (start >= 0) return sourceLoop([id, ...trail.slice(start + 1)]);
    const follower = FOLLOWERS[id.kind];
    if (follower === undefined) return unknownSource(id, { problem: 'holds a packed chart, and those are not read' });
    return follower(id, this.contextFor(objects, [...trail, id]));
  }

  private contextFor(objects: AppliedObjects, trail: readonly ObjectId[]): FollowContext {
    const { engine, matcher, trees, ignored, artifacts, generated } = this;
    return {
      engine,
      repositories: matcher,
      trees,
      ignored,
      artifacts,
      generated,
      objects,
      find: (id) => this.find(id, objects),
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
