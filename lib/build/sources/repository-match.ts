import { urlPlace } from '../../util/index.js';

import type { RepositoryAtHand } from '../repository-at-hand.js';
import type { SourcePointer } from './source-pointer.js';
import { describeRevision, isSameRevision, type Revision } from './source-revision.js';

export type RepositoryMatch = { readonly repository: RepositoryAtHand } | NotAtHand;

export interface NotAtHand {
  /** As it follows the name of the source. */
  readonly problem: string;
  readonly hint?: string | undefined;
}

const GIVE = 'give --repo NAME=DIR';

/** Tells which repository at hand a source points at. */
export class RepositoryMatcher {
  private readonly first: RepositoryAtHand;
  private readonly given: readonly RepositoryAtHand[];

  /** The source of the entry is the first repository, whatever its URL says. */
  constructor(
    repositories: readonly [RepositoryAtHand, ...RepositoryAtHand[]],
    private readonly entry: SourcePointer,
  ) {
    [this.first, ...this.given] = repositories;
  }

  match(pointer: SourcePointer): RepositoryMatch {
    const repository = this.find(pointer);
    return repository === undefined ? this.explain(pointer) : { repository };
  }

  private find(pointer: SourcePointer): RepositoryAtHand | undefined {
    if (this.isEntry(pointer)) return this.first;
    return (
      this.given.find((repository) => ownNames(pointer).includes(repository.name)) ??
      this.given.find((repository) => isNamedByUrl(repository, pointer) && isOfBranch(repository, pointer)) ??
      (this.isFirst(pointer) ? this.first : undefined) ??
      this.given.find((repository) => hasUrl(repository, pointer) && isOfBranch(repository, pointer))
    );
  }

  private isEntry({ id }: SourcePointer): boolean {
    const { kind, namespace, name } = this.entry.id;
    return id.kind === kind && id.namespace === namespace && id.name === name;
  }

  private isFirst(pointer: SourcePointer): boolean {
    return this.firstRevisions(pointer).some((revision) => isSameRevision(revision, pointer.revision));
  }

  /**
   * What of a place is at hand as the first repository, none when that is another place: what the entry takes, since
   * that is built from it, and the branch that is checked out.
   */
  private firstRevisions({ url }: SourcePointer): readonly (Revision | undefined)[] {
    const { first, entry } = this;
    const isOfEntry = isSamePlace(url, entry.url);
    const isOfClone = first.url === '' ? isOfEntry : isSamePlace(url, first.url);
    const checkedOut = isOfClone ? [{ field: 'branch', value: first.branch }] : [];
    return isOfEntry ? [entry.revision, ...checkedOut] : checkedOut;
  }

  private explain(pointer: SourcePointer): NotAtHand {
    const { id, url, revision } = pointer;
    if (url === '') return { problem: 'has no URL that could be followed' };
    if (revision !== undefined && this.firstRevisions(pointer).length > 0)
      return { problem: `is ${describeRevision(revision)} of this repository, which is not at hand`, hint: GIVE };
    const other = this.given.find((repository) => isNamedByUrl(repository, pointer) || hasUrl(repository, pointer));
    if (revision === undefined || other === undefined)
      return { problem: `is ${url}, which is not at hand`, hint: GIVE };
    const problem = `is ${describeRevision(revision)} of ${url}, of which only branch "${other.branch}" is at hand`;
    return { problem, hint: `give --repo ${id.namespace}/${id.name}=DIR` };
  }
}

/** By these, whoever gives a repository says that it is this very source: then its branch is not compared. */
function ownNames({ id }: SourcePointer): string[] {
  return [id.name, `${id.namespace}/${id.name}`];
}

function isNamedByUrl({ name }: RepositoryAtHand, { url }: SourcePointer): boolean {
  const place = urlPlace(url);
  return place !== '' && [place, place.slice(place.lastIndexOf('/') + 1)].includes(urlPlace(name));
}

function hasUrl(repository: RepositoryAtHand, { url }: SourcePointer): boolean {
  return isSamePlace(repository.url, url);
}

function isSamePlace(a: string, b: string): boolean {
  return a !== '' && urlPlace(a) === urlPlace(b);
}

/** A folder whose branch nobody knows is taken as it was given. */
function isOfBranch({ branch }: RepositoryAtHand, { id, revision }: SourcePointer): boolean {
  if (id.kind !== 'GitRepository' || branch === '') return true;
  return isSameRevision(revision, { field: 'branch', value: branch });
}
