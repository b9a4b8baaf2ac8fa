import { isJsonObject, type Json } from '../manifest/index.js';
import { isRepoText, type RepoDocument, type RepoFile } from '../model/index.js';
import { parseImage } from '../util/index.js';

import { identityOf, type MarkedValues, markedValues, markersOf } from './image-markers.js';
import { replaceAt } from './replace-at.js';

export interface MarkedFiles {
  /** Text of a file of ours; undefined when there is none. */
  readonly read: (path: string) => string | undefined;
  /** Files of ours that go away: objects may have moved from there. */
  readonly stale: Iterable<string>;
}

/**
 * Files with the values that Flux's image automation has committed: what lies at a marker in the repository is newer
 * than what the app says. Costs nothing for apps without markers.
 */
export function keepMarkerValues(files: readonly RepoFile[], disk: MarkedFiles): readonly RepoFile[] {
  let moved: MarkedValues | undefined;
  return files.map((file) => {
    if (isRepoText(file) || !file.documents.some((document) => markersOf(document).length > 0)) return file;
    const values = markedValues(disk.read(file.path) ?? '');
    const documents = file.documents.map((document) => {
      const identity = identityOf(document.data);
      const found = values.get(identity);
      if (found !== undefined || markersOf(document).length === 0) return keepIn(document, found);
      moved ??= movedValues(disk);
      return keepIn(document, moved.get(identity));
    });
    return { ...file, documents };
  });
}

/** Objects in files that go away, when there is one of the name only. */
function movedValues({ read, stale }: MarkedFiles): MarkedValues {
  const found = [...stale].flatMap((path) => [...markedValues(read(path) ?? '')]);
  const times = new Map<string, number>([['', 2]]);
  for (const [identity] of found) times.set(identity, (times.get(identity) ?? 0) + 1);
  return new Map(found.filter(([identity]) => times.get(identity) === 1));
}

function keepIn(document: RepoDocument, values: ReadonlyMap<string, string> | undefined): RepoDocument {
  if (values === undefined) return document;
  let data: Json = document.data;
  for (const [pointer, policy] of markersOf(document)) {
    const kept = values.get(policy);
    if (kept !== undefined) data = replaceAt(data, pointer, (old) => (follows(old, kept, policy) ? kept : old));
  }
  return isJsonObject(data) ? { ...document, data } : document;
}

/** A marker without `:tag`, `:name` or `:digest` stands for the whole image: another image is a decision of the app. */
function follows(old: Json, kept: string, policy: string): boolean {
  if (typeof old !== 'string') return false;
  return policy.split(':').length > 2 || parseImage(old).name === parseImage(kept).name;
}
