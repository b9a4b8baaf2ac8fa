import { posix } from 'node:path';

import { isJsonObject, type Json, parseYaml } from '../../../lib/manifest/index.js';

const KUSTOMIZATION_FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
/** What a kustomization file names: folders and files by themselves, or below `path`, `files` and `envs`. */
const LISTS = ['resources', 'bases', 'components', 'patches', 'patchesStrategicMerge', 'patchesJson6902'];
const GENERATORS = ['configMapGenerator', 'secretGenerator'];

/** Reads a file, or undefined where there is none. */
export type ReadFile = (path: string) => string | undefined;

/**
 * The files that Flux reads for some folders, each of them once: kustomization files, resources, patches, data, and all
 * that lies in a folder without a kustomization file.
 */
export function reachableFiles(
  folders: readonly string[],
  all: readonly string[],
  read: ReadFile,
): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (path: string): void => {
    const file = KUSTOMIZATION_FILES.map((name) => posix.join(path, name)).find((each) => read(each) !== undefined);
    if (file === undefined) {
      if (read(path) !== undefined) found.add(path);
      else for (const child of childrenOf(path, all)) visit(child);
      return;
    }
    if (found.has(file)) return;
    found.add(file);
    for (const name of namesIn(read(file) ?? '')) visit(posix.join(path, name));
  };
  for (const folder of folders) visit(folder);
  return found;
}

/** The YAML files and folders in a folder that has no kustomization file. */
function childrenOf(folder: string, all: readonly string[]): ReadonlySet<string> {
  const below = all.filter((path) => path.startsWith(`${folder}/`) && /\.ya?ml$/.test(path));
  return new Set(below.map((path) => posix.join(folder, path.slice(folder.length + 1).split('/')[0] ?? '')));
}

/** Lines that say something: neither empty, nor a comment, nor between two documents. */
export function writtenLines(text: string): number {
  return text.split('\n').filter((line) => !/^\s*(#.*|---\s*)?$/.test(line)).length;
}

function namesIn(text: string): string[] {
  const [document] = parseYaml(text).documents;
  if (!isJsonObject(document)) return [];
  const lists = LISTS.flatMap((name) => itemsOf(document[name])).flatMap(nameOf);
  const files = GENERATORS.flatMap((name) => itemsOf(document[name])).flatMap((generator) =>
    isJsonObject(generator) ? [...itemsOf(generator.files), ...itemsOf(generator.envs)] : [],
  );
  return [...lists, ...files.filter((file) => typeof file === 'string').map((file) => file.replace(/^[^=]*=/, ''))];
}

function nameOf(item: Json): string[] {
  if (typeof item === 'string') return item.includes('\n') ? [] : [item];
  return isJsonObject(item) && typeof item.path === 'string' ? [item.path] : [];
}

function itemsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
