import { displayName, type JsonObject } from '../manifest/index.js';
import {
  type GeneratorFileModel,
  type GeneratorModel,
  isRepoText,
  type RepoFile,
  type RepoText,
} from '../model/index.js';
import { compareCodeUnits, joinPath, parentOf } from '../util/index.js';

import { relativePath } from './repo-path.js';

/** A file that a generator reads and the app writes. */
export interface DataFile {
  readonly file: RepoText;
  /** Folder of the kustomization file that names it. */
  readonly usedBy: string;
  /** The generator, for messages. */
  readonly subject: string;
}

/** What generators add to the kustomization file of a folder. */
export interface GeneratorEntries {
  readonly configMapGenerator?: readonly JsonObject[];
  readonly secretGenerator?: readonly JsonObject[];
}

const FIELDS = { ConfigMap: 'configMapGenerator', Secret: 'secretGenerator' } as const;

/** The entries for generators, named relative to the folder of the kustomization file. */
export function generatorEntries(folder: string, generators: readonly GeneratorModel[]): GeneratorEntries {
  const entries = new Map<string, JsonObject[]>();
  for (const generator of inOrder(generators)) {
    const field = FIELDS[generator.kind];
    entries.set(field, [...(entries.get(field) ?? []), entryOf(folder, generator)]);
  }
  return Object.fromEntries(entries);
}

/** The files that the app writes for generators of a folder. */
export function generatorData(folder: string, generators: readonly GeneratorModel[]): DataFile[] {
  return generators.flatMap(({ kind, name, namespace = '', files, origin }) =>
    files.flatMap(({ path, text }): readonly DataFile[] => {
      if (text === undefined) return [];
      return [{ file: { path, text, origin }, usedBy: folder, subject: displayName({ kind, namespace, name }) }];
    }),
  );
}

/** Generators whose own files, those beside the kustomization file of one folder, lie beside that of another. */
export function movedGenerators(
  generators: readonly GeneratorModel[],
  { from, to }: { readonly from: string; readonly to: string },
): GeneratorModel[] {
  const moved = (file: GeneratorFileModel): GeneratorFileModel =>
    file.text !== undefined && file.path === joinPath(from, file.key)
      ? { ...file, path: joinPath(to, file.key) }
      : file;
  return generators.map((generator) => ({ ...generator, files: generator.files.map(moved) }));
}

/** Everything about generators but where they were made: equal texts are equal generators. */
export function generatorsText(generators: readonly GeneratorModel[]): string {
  return JSON.stringify(inOrder(generators).map(({ origin: _, ...generator }) => generator));
}

/** Data files named by the kustomization file beside them, or by the first that uses them. */
export function withDataOwners(files: readonly RepoFile[], data: ReadonlyMap<string, readonly DataFile[]>): RepoFile[] {
  const manifests = new Set(files.filter((file) => !isRepoText(file)).map(({ path }) => path));
  const owned = new Map<string, string[]>();
  for (const [path, users] of data) {
    const beside = kustomizationIn(parentOf(path));
    const [first = ''] = users.map(({ usedBy }) => usedBy).sort(compareCodeUnits);
    const owner = manifests.has(beside) ? beside : kustomizationIn(first);
    owned.set(owner, [...(owned.get(owner) ?? []), relativePath(parentOf(owner), path)]);
  }
  return files.map((file) => {
    const names = owned.get(file.path);
    return names === undefined ? file : { ...file, dataFiles: names.sort(compareCodeUnits) };
  });
}

function kustomizationIn(folder: string): string {
  return joinPath(folder, 'kustomization.yaml');
}

function inOrder(generators: readonly GeneratorModel[]): GeneratorModel[] {
  // What makes it before what changes it.
  const rankOf = ({ behavior }: GeneratorModel) => (behavior === 'create' ? 0 : 1);
  const keyOf = ({ name, namespace = '' }: GeneratorModel) => `${name}/${namespace}`;
  return [...generators].sort((a, b) => compareCodeUnits(keyOf(a), keyOf(b)) || rankOf(a) - rankOf(b));
}

function entryOf(folder: string, generator: GeneratorModel): JsonObject {
  const { name, namespace, behavior, type, literals, files } = generator;
  const texts = Object.keys(literals).sort(compareCodeUnits);
  const options = optionsOf(generator);
  return {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(type === undefined ? {} : { type }),
    ...(behavior === 'create' ? {} : { behavior }),
    ...(files.length === 0 ? {} : { files: files.map((file) => fileEntry(folder, file)) }),
    ...(texts.length === 0 ? {} : { literals: texts.map((key) => `${key}=${literalText(literals[key] ?? '')}`) }),
    ...(Object.keys(options).length === 0 ? {} : { options }),
  };
}

function optionsOf({ hash, labels, annotations }: GeneratorModel): JsonObject {
  return {
    ...(hash ? {} : { disableNameSuffixHash: true }),
    ...(labels === undefined ? {} : { labels: { ...labels } }),
    ...(annotations === undefined ? {} : { annotations: { ...annotations } }),
  };
}

/** The key is the name of the file unless it is said. */
function fileEntry(folder: string, { key, path }: GeneratorFileModel): string {
  const relative = relativePath(folder, path);
  return path.slice(path.lastIndexOf('/') + 1) === key ? relative : `${key}=${relative}`;
}

/** kustomize takes one pair of quotes away from around a literal, so that a text in quotes needs another pair. */
function literalText(text: string): string {
  const isQuoted = text.length > 1 && /^["']/.test(text) && text.endsWith(text.charAt(0));
  return isQuoted ? `"${text}"` : text;
}
