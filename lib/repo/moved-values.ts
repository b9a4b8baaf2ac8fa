import { isRepoText, type RepoDocument, type RepoFile } from '../model/index.js';
import { groupBy, parentOf } from '../util/index.js';

import { identityOf, isMarked, markedValues, markersOf } from './image-markers.js';

export interface MarkedFiles {
  /** Text of a file of ours; undefined when there is none. */
  readonly read: (path: string) => string | undefined;
  /** Files of ours that go away: objects may have moved from there. */
  readonly stale: Iterable<string>;
}

/** Where a marker is: in a file, in an object, for a policy. */
export interface MarkedPlace {
  readonly path: string;
  readonly identity: string;
  readonly policy: string;
}

interface MovedValue extends MarkedPlace {
  readonly value: string;
}

/**
 * What image automation has committed at markers that are there no more: they go to another file with their object, and
 * from a base into patches. A marker that is new beside one that stays starts with the value of the app.
 */
export class MovedValues {
  private values: ReadonlyMap<string, readonly MovedValue[]> | undefined;

  constructor(
    private readonly files: readonly RepoFile[],
    private readonly disk: MarkedFiles,
  ) {}

  /** Undefined where there is none, or where those that may be meant differ. */
  find(place: MarkedPlace): string | undefined {
    this.values ??= groupBy(movedValues(this.files, this.disk), placeKey);
    let found = this.values.get(placeKey(place)) ?? [];
    for (const isCloser of [isBeside, isSameObject]) {
      const closer = found.filter((each) => isCloser(each, place));
      if (closer.length > 0) found = closer;
    }
    const [value, ...others] = new Set(found.map((each) => each.value));
    return others.length === 0 ? value : undefined;
  }
}

/** In the files that go away, and in all with an object that is marked somewhere. */
function movedValues(files: readonly RepoFile[], { read, stale }: MarkedFiles): MovedValue[] {
  const documents = new Map(files.map((file) => [file.path, isRepoText(file) ? [] : file.documents]));
  const marked = new Set([...documents.values()].flat().filter(isMarked).map(nameOf));
  const names = new Set([...marked].filter((name) => name !== ''));
  const staying = [...documents].filter(([, inside]) => inside.some((document) => names.has(nameOf(document))));
  return [...stale, ...staying.map(([path]) => path)].flatMap((path) => {
    const kept = new Set((documents.get(path) ?? []).flatMap((document) => placesOf(path, document)).map(exactKey));
    return valuesIn(path, read(path)).filter((value) => value.identity !== '' && !kept.has(exactKey(value)));
  });
}

function valuesIn(path: string, text = ''): MovedValue[] {
  return [...markedValues(text)].flatMap(([identity, values]) =>
    [...values].map(([policy, value]) => ({ path, identity, policy, value })),
  );
}

function placesOf(path: string, document: RepoDocument): MarkedPlace[] {
  const identity = identityOf(document.data);
  return markersOf(document).map(([, policy]) => ({ path, identity, policy }));
}

function nameOf({ data }: RepoDocument): string {
  return withoutNamespace(identityOf(data));
}

/** A patch has the namespace of its object, also where a kustomization file gives it. */
function withoutNamespace(identity: string): string {
  const [group, kind, , ...name] = identity.split('/');
  return kind === undefined ? '' : [group, kind, ...name].join('/');
}

function placeKey({ identity, policy }: MarkedPlace): string {
  return `${withoutNamespace(identity)}\n${policy}`;
}

function exactKey({ identity, policy }: MarkedPlace): string {
  return `${identity}\n${policy}`;
}

function isBeside({ path: left }: MarkedPlace, { path: right }: MarkedPlace): boolean {
  return parentOf(left) === parentOf(right);
}

function isSameObject({ identity: left }: MarkedPlace, { identity: right }: MarkedPlace): boolean {
  return left === right;
}
