import { isTypedInGo } from './go-resolve.js';
import { LOCAL_CONFIG_ANNOTATION, STRIPPED_ANNOTATIONS } from './internal-annotations.js';
import { isJsonObject, type Json, type JsonObject } from './json.js';
import type { KubeObject } from './kube-object.js';
import { type NormalFormProblem, normalizeValue, prefixProblems } from './normal-value.js';

/** A block scalar whose first line begins with a tab cannot be read back. */
const MISREAD_BLOCK = /^\t.*\n/s;

export interface NormalForm {
  /** One object, or those of a List; what has no identity is left out, and there is a problem then. */
  readonly objects: readonly KubeObject[];
  readonly problems: readonly NormalFormProblem[];
}

/**
 * The form in which an object survives kustomize exactly. Each row was seen with kustomize 5.8.1.
 *
 * | what comes in | normal form |
 * |---|---|
 * | a kind ending in `List` with `items` | its items, nested Lists too; the List's own metadata goes |
 * | `metadata.annotations` empty or null | left out (an empty `labels` stays) |
 * | a map value `undefined` | left out |
 * | a bigint within ±(2^53 - 1) | a number |
 * | `-0` | `0` |
 * | null in a map or a list, order of lists, order of keys, empty maps and lists | kept |
 * | no kind, apiVersion or name; names that are no strings; `generateName` | problem: refused, or without effect |
 * | an annotation that is no string | problem: becomes a string, a map an empty one |
 * | an annotation whose name is empty or reads as a number, date, boolean or null | problem: refused |
 * | an annotation of several lines that begins with a tab | problem: refused |
 * | annotation `config.kubernetes.io/local-config`, unless "false" | problem: the object is left out |
 * | annotations that kustomize keeps notes in | problem: stripped |
 * | a List item that is null or empty | problem: left out |
 * | an integer beyond 2^53 as a number | problem: has lost digits |
 * | a bigint outside int64 and uint64 | problem: becomes a float |
 * | NaN, infinities, functions, symbols, dates, class instances, `undefined` in a list | problem: no data |
 * | U+007F–U+009F, U+FFFE, U+FFFF, lone surrogates, in keys too | problem: refused or changed |
 * | a key `<<`, a key of more than 1022 characters | problem: left out, refused |
 * | more than 500 levels, cycles | problem |
 *
 * Objects that are in normal form come back as the same reference.
 */
export function normalizeObject(value: unknown): NormalForm {
  const problems: NormalFormProblem[] = [];
  const normal = normalizeValue(value, problems);
  if (isJsonObject(normal) && !isList(normal)) return normalizeOne(normal, problems);
  const objects: KubeObject[] = [];
  addObjects(normal, objects, problems);
  return { objects, problems };
}

function normalizeOne(value: JsonObject, problems: NormalFormProblem[]): NormalForm {
  return { objects: hasIdentity(value, problems) ? [normalizeAnnotations(value, problems)] : [], problems };
}

function addObjects(value: Json, objects: KubeObject[], problems: NormalFormProblem[]): void {
  if (!isJsonObject(value)) {
    // What is no data has its problem already.
    if (problems.length === 0) problems.push({ path: '', message: 'is not a map' });
  } else if (isList(value)) {
    addItems(value.items, objects, problems);
  } else if (hasIdentity(value, problems)) {
    objects.push(normalizeAnnotations(value, problems));
  }
}

/** As kustomize sees a List: by the end of its kind, whatever the group. */
function isList(value: JsonObject): boolean {
  return typeof value.kind === 'string' && value.kind.endsWith('List') && Object.hasOwn(value, 'items');
}

function addItems(items: Json | undefined, objects: KubeObject[], problems: NormalFormProblem[]): void {
  if (items === undefined || items === null) return;
  if (!Array.isArray(items)) {
    problems.push({ path: 'items', message: 'is not a list' });
    return;
  }
  items.forEach((item: Json, index) => {
    const start = problems.length;
    if (item === null || (isJsonObject(item) && Object.keys(item).length === 0)) {
      problems.push({ path: '', message: 'is empty; kustomize leaves it out' });
    } else addObjects(item, objects, problems);
    if (problems.length > start) prefixProblems(problems, start, `items[${index}]`);
  });
}

function hasIdentity(value: JsonObject, problems: NormalFormProblem[]): value is KubeObject {
  const start = problems.length;
  requireText(value.apiVersion, 'apiVersion', problems);
  requireText(value.kind, 'kind', problems);
  const { metadata } = value;
  if (!isJsonObject(metadata)) {
    problems.push({ path: 'metadata', message: metadata === undefined ? 'is missing' : 'is not a map' });
    return false;
  }
  if (metadata.generateName !== undefined) {
    const message = 'cannot be used: kustomize refuses objects without a name, and with one it has no effect';
    problems.push({ path: 'metadata.generateName', message });
  }
  if (metadata.name !== undefined || metadata.generateName === undefined) {
    requireText(metadata.name, 'metadata.name', problems);
  }
  if (typeof metadata.namespace !== 'string' && metadata.namespace !== undefined && metadata.namespace !== null) {
    problems.push({ path: 'metadata.namespace', message: 'is not a string' });
  }
  return problems.length === start;
}

function requireText(value: Json | undefined, path: string, problems: NormalFormProblem[]): void {
  if (typeof value === 'string' && value !== '') return;
  const isMissing = value === undefined || value === null || value === '';
  problems.push({ path, message: isMissing ? 'is missing' : 'is not a string' });
}

function normalizeAnnotations(object: KubeObject, problems: NormalFormProblem[]): KubeObject {
  const { annotations } = object.metadata;
  if (annotations === undefined) return object;
  if (annotations === null || (isJsonObject(annotations) && Object.keys(annotations).length === 0)) {
    const { annotations: _, ...metadata } = object.metadata;
    return { ...object, metadata } as KubeObject;
  }
  if (isJsonObject(annotations)) {
    for (const name of Object.keys(annotations)) checkAnnotation(name, annotations[name], problems);
  } else problems.push({ path: 'metadata.annotations', message: 'is not a map' });
  return object;
}

function checkAnnotation(name: string, value: Json | undefined, problems: NormalFormProblem[]): void {
  const path = `metadata.annotations[${JSON.stringify(name)}]`;
  if (typeof value !== 'string')
    problems.push({ path, message: 'is not a string; kustomize would write another value' });
  // kustomize writes annotations anew: their names without quotes, several lines as a block scalar.
  else if (MISREAD_BLOCK.test(value))
    problems.push({ path, message: 'has several lines behind a tab, which kustomize refuses' });
  if (isTypedInGo(name)) problems.push({ path, message: 'has a name that kustomize does not take for a string' });
  if (STRIPPED_ANNOTATIONS.has(name)) problems.push({ path, message: 'is used and removed by kustomize' });
  if (name === LOCAL_CONFIG_ANNOTATION && value !== 'false') {
    problems.push({ path, message: 'makes kustomize leave the object out' });
  }
}
