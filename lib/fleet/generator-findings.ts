import type { FindingInput } from '../diagnostics/index.js';
import { forcedNamespaceOf } from '../flux/index.js';
import { displayName, isTypedInGo, normalizeObject, objectId } from '../manifest/index.js';
import type { GeneratorFileModel, GeneratorModel } from '../model/index.js';
import { cleanPath } from '../util/index.js';

import { DataFile } from './data-file.js';
import { generatedObject } from './generated-object.js';
import type { Generator } from './generator.js';

type Problem = Pick<FindingInput, 'code' | 'path' | 'message' | 'hint'>;

interface Given {
  readonly generator: Generator;
  /** Image markers by JSON pointer. */
  readonly markers: Readonly<Record<string, string>> | undefined;
}

const LIMIT = 1024 * 1024;
const KEY = /^(?!\.\.)[-._a-zA-Z0-9]{1,253}$/;
/** What kustomize writes as a block that it cannot read again. */
const MISREAD_BLOCK = /^\t.*\n/s;
const SPECIAL = /^(?:kustomization(?:\.ya?ml)?|\.(?:gitignore|gitattributes|gitmodules|sourceignore))$/i;
/** What kustomize takes for the end of a key, and what cannot stand in the header of a kustomization file. */
const NO_PATH = /=|\p{Cc}/u;

/** What is wrong with a generator, whatever else is in its folder. */
export function generatorFindings(model: GeneratorModel, given: Given): FindingInput[] {
  const object = generatedObject(model);
  const about = { subject: displayName(objectId(object)), at: model.origin };
  const keys = [...Object.keys(model.literals), ...model.files.map(({ key }) => key)];
  const problems = [
    ...keys.filter((key) => !isKey(key)).map(wrongKey),
    ...changedTexts(model),
    ...tooLarge(model),
    ...wrongPaths(given.generator),
    ...model.files.flatMap(namedFile),
    ...lostNamespace(given.generator),
    ...Object.values(given.markers ?? {}).map(misplacedMarker),
  ];
  return problems.map((problem) => ({ ...about, ...problem }));
}

function isKey(key: string): boolean {
  return KEY.test(key) && key !== '.';
}

function wrongKey(key: string): Problem {
  const message = 'is no key that a ConfigMap or Secret may have';
  const hint = 'take up to 253 letters, digits, "-", "_" and ".", and no ".." in front';
  return { code: 'FLX142', path: keyPath('data', key), message, hint };
}

/** What no object may have, and what only those may not that kustomize writes itself: it puts no quotes around keys. */
function changedTexts(model: GeneratorModel): Problem[] {
  const object = generatedObject(model);
  const texts = Object.entries((object.data ?? {}) as Readonly<Record<string, string>>);
  const keys = [
    ...texts.map(([key]) => [key, keyPath('data', key)] as const),
    ...Object.keys(model.labels ?? {}).map((key) => [key, keyPath('metadata.labels', key)] as const),
  ];
  const typed = keys.filter(([key]) => isTypedInGo(key)).map(([, path]) => ({ path, message: TYPED }));
  const blocks = texts.filter(([, text]) => MISREAD_BLOCK.test(text));
  const misread = blocks.map(([key]) => ({ path: keyPath('data', key), message: MISREAD }));
  const problems = [...normalizeObject(object).problems, ...typed, ...misread];
  return problems.map(({ path, message }) => ({ code: 'FLX105', path, message }));
}

const TYPED = 'has a name that kustomize does not take for a string';
const MISREAD = 'has several lines behind a tab, which kustomize refuses';

/** The API server counts the texts, not their keys. */
function tooLarge(model: GeneratorModel): Problem[] {
  const texts = Object.values((generatedObject(model).data ?? {}) as Readonly<Record<string, string>>);
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (size <= LIMIT) return [];
  const message = `has ${size} bytes, and Kubernetes takes ${LIMIT}`;
  return [{ code: 'FLX143', path: 'data', message, hint: 'split it, or bring the data in another way' }];
}

function wrongPaths({ content }: Generator): Problem[] {
  return Object.entries(content.files).flatMap(([key, file]): readonly Problem[] => {
    const problem = DataFile.isDataFile(file) ? pathProblem(file.path) : undefined;
    if (problem === undefined) return [];
    return [{ code: 'FLX302', path: keyPath('files', key), ...problem }];
  });
}

function pathProblem(text: string): Pick<Problem, 'message' | 'hint'> | undefined {
  const { path, escapes } = cleanPath(text);
  const shown = JSON.stringify(text);
  const hint = 'give a file, relative to the root of the repository';
  if (escapes) return { message: `${shown} leaves the repository`, hint };
  if (path === '' || text.endsWith('/')) return { message: `${shown} is no file`, hint };
  if (!NO_PATH.test(path)) return undefined;
  return { message: `${shown} holds "=" or a control character`, hint: 'give the file another name' };
}

/** A file by such a name would say something about the folder that it lies in. */
function namedFile({ key, path, text }: GeneratorFileModel): readonly Problem[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (text === undefined || !SPECIAL.test(name)) return [];
  const message = `"${name}" is a name that kustomize, Git or Flux reads for itself`;
  const hint = 'give the text as DataFile.text with another path';
  return [{ code: 'FLX301', path: keyPath('files', key), message, hint }];
}

function lostNamespace(generator: Generator): Problem[] {
  const forced = forcedNamespaceOf(generator);
  const { namespace } = generator;
  if (forced === undefined || namespace === undefined || namespace === forced) return [];
  const message = `"${namespace}" becomes "${forced}", the namespace of the folder around it`;
  return [{ code: 'FLX108', path: 'metadata.namespace', message, hint: 'put it into a folder without a namespace' }];
}

function misplacedMarker(comment: string): Problem {
  const message = `holds the image marker ${comment}, but image automation writes into manifests only`;
  return { code: 'FLX123', path: 'data', message, hint: 'mark the field of an object' };
}

function keyPath(field: string, key: string): string {
  return `${field}[${JSON.stringify(key)}]`;
}
