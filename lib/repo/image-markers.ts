import { isKubeObject, type Json, objectId, objectKey, parseYaml, replaceAt } from '../manifest/index.js';
import type { RepoDocument } from '../model/index.js';

const MARKER = /\{\s*"\$imagepolicy"\s*:\s*"([^"]+)"\s*\}/;
/** A line that Flux's image automation rewrites: what stands before the value, the value, the policy. */
const MARKED_LINE =
  /^(\s*(?:- +)*(?:(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s#'"-][^:]*?): +)?)(\S.*?)( +# *\{\s*"\$imagepolicy"\s*:\s*"([^"]+)"\s*\}.*)$/gm;
const SEPARATOR = /^---(?:\s.*)?$/m;

/** Object → policy → the value that image automation has put there. */
export type MarkedValues = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Where a document has image automation markers: JSON pointer → policy, such as `flux-system:app:tag`. */
export function markersOf({ comments = {} }: RepoDocument): [pointer: string, policy: string][] {
  return Object.entries(comments).flatMap(([pointer, comment]) => {
    const policy = MARKER.exec(comment)?.[1];
    return policy === undefined ? [] : [[pointer, policy]];
  });
}

/** Whether image automation looks after something in a document. */
export function isMarked(document: RepoDocument): boolean {
  return markersOf(document).length > 0;
}

/** The data of documents without what image automation may change. */
export function maskedData(documents: readonly RepoDocument[]): Json[] {
  return documents.map((document) => {
    return markersOf(document).reduce<Json>((data, [pointer]) => replaceAt(data, pointer, ''), document.data);
  });
}

/** The same for the text of a file. */
export function maskedText(text: string): string {
  return text.includes('$imagepolicy') ? text.replace(MARKED_LINE, '$1""$3') : text;
}

/** The values behind the markers of a file. All fields of an object with one marker have one value. */
export function markedValues(text: string): MarkedValues {
  const values = new Map<string, ReadonlyMap<string, string>>();
  if (!text.includes('$imagepolicy')) return values;
  for (const part of text.replaceAll('\r\n', '\n').split(SEPARATOR)) {
    const [data] = parseYaml(part).documents;
    const marked = [...part.matchAll(MARKED_LINE)].map((line) => [line[4] ?? '', plainText(line[2] ?? '')] as const);
    if (data !== undefined) values.set(identityOf(data), new Map(marked));
  }
  return values;
}

/** Key of an object, `''` for data without identity such as a kustomization file. */
export function identityOf(data: Json): string {
  return isKubeObject(data) && typeof data.metadata.name === 'string' ? objectKey(objectId(data)) : '';
}

/** The automation may leave `1.10` without quotes; it means the text. */
function plainText(scalar: string): string {
  if (!/^["']/.test(scalar)) return scalar;
  const [value] = parseYaml(scalar).documents;
  return typeof value === 'string' ? value : scalar;
}
