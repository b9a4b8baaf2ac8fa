import { parseYaml } from '../manifest/index.js';
import { isRepoText, type RepoFile } from '../model/index.js';

import { dataHash, type Fingerprint, textHash } from './fingerprint.js';
import { maskedData, maskedText } from './image-markers.js';
import { unixLines } from './unix-lines.js';

/**
 * Whether a file of ours was edited by hand: its data is neither what we wrote last nor what we write now. Values
 * that image automation sets do not count. Without a record nothing is claimed. A file that is no YAML any more was edited.
 *
 * @param text with the line ends of Unix
 */
export function isEdited(text: string, last: readonly Fingerprint[] | undefined, next: RepoFile | undefined): boolean {
  if (last === undefined) return false;
  const hash = textHash(text);
  if (last.some((entry) => entry.text === hash)) return false;
  if (next !== undefined && isRepoText(next)) return text !== unixLines(next.text);
  const { documents, problems } = parseYaml(maskedText(text));
  if (problems.length > 0) return true;
  const data = dataHash(documents);
  return (
    !last.some((entry) => entry.data === data) && (next === undefined || dataHash(maskedData(next.documents)) !== data)
  );
}
