import { isJsonObject, type Json, replaceAt } from '../manifest/index.js';
import { isRepoText, type RepoDocument, type RepoFile } from '../model/index.js';
import { parseImage } from '../util/index.js';

import { identityOf, isMarked, markedValues, markersOf } from './image-markers.js';
import { type MarkedFiles, MovedValues } from './moved-values.js';

/**
 * Files with the values that Flux's image automation has committed: what lies at a marker in the repository is newer
 * than what the app says. Costs nothing for apps without markers.
 */
export function keepMarkerValues(files: readonly RepoFile[], disk: MarkedFiles): readonly RepoFile[] {
  const moved = new MovedValues(files, disk);
  return files.map((file) => {
    if (isRepoText(file) || !file.documents.some(isMarked)) return file;
    const { path } = file;
    const here = markedValues(disk.read(path) ?? '');
    const documents = file.documents.map((document) => {
      const identity = identityOf(document.data);
      const known = here.get(identity);
      return keepIn(document, (policy) => known?.get(policy) ?? moved.find({ path, identity, policy }));
    });
    return { ...file, documents };
  });
}

function keepIn(document: RepoDocument, committed: (policy: string) => string | undefined): RepoDocument {
  let data: Json = document.data;
  for (const [pointer, policy] of markersOf(document)) {
    const kept = committed(policy);
    if (kept !== undefined) data = replaceAt(data, pointer, (old) => (follows(old, kept, policy) ? kept : old));
  }
  return isJsonObject(data) ? { ...document, data } : document;
}

/** A marker without `:tag`, `:name` or `:digest` stands for the whole image: another image is a decision of the app. */
function follows(old: Json, kept: string, policy: string): boolean {
  if (typeof old !== 'string') return false;
  return policy.split(':').length > 2 || parseImage(old).name === parseImage(kept).name;
}
