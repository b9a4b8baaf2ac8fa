import { posix } from 'node:path';

import { isJsonObject, type Json, type JsonObject, parseYaml, stringifyJson } from '../../manifest/index.js';
import type { FileTree } from '../../model/index.js';

import { readTreeFile } from '../read-tree-file.js';
import { TreeIndex } from '../tree-index.js';

const FILE_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Fields through which kustomize goes into other folders, and into other repositories. */
const FOLDER_FIELDS = ['resources', 'bases', 'components'];

/**
 * Why kustomize must not be let loose on a folder, if there is a reason: something that it or one of its bases names is
 * not in the tree, so that kustomize would look for it elsewhere on this machine or in the network.
 */
export function foreignReference(tree: FileTree, folder: string): string | undefined {
  const index = new TreeIndex(tree);
  const seen = new Set<string>();
  const search = (path: string): string | undefined => {
    if (seen.has(path)) return undefined;
    seen.add(path);
    const file = FILE_NAMES.map((name) => posix.join(path, name)).find((name) => index.kind(name) === 'file');
    if (file === undefined) return `folder "${path}" has no kustomization file`;
    const content = tryRead(tree, file);
    if (content === undefined) return `file "${file}" cannot be read`;
    if (stringifyJson(content).includes('://')) return `file "${file}" names a URL`;
    const named = foldersOf(content).map((name) => ({ name, target: posix.join(path, name) }));
    const foreign = named.find(({ name, target }) => posix.isAbsolute(name) || index.kind(target) === 'missing');
    if (foreign !== undefined) return `file "${file}" names "${foreign.name}", which is not in the repository`;
    const folders = named.filter(({ target }) => index.kind(target) === 'folder');
    return folders.map(({ target }) => search(target)).find((reason) => reason !== undefined);
  };
  return search(folder);
}

function tryRead(tree: FileTree, path: string): JsonObject | undefined {
  const file = tree.files.get(path);
  const bytes = file && readTreeFile(path, file);
  if (!(bytes instanceof Uint8Array)) return undefined;
  const { documents, problems } = parseYaml(Buffer.from(bytes).toString());
  const [content] = documents;
  return documents.length === 1 && problems.length === 0 && isJsonObject(content) ? content : undefined;
}

function foldersOf(content: JsonObject): string[] {
  const entries = FOLDER_FIELDS.flatMap((field) => (content[field] ?? []) as Json);
  return [entries].flat().filter((entry) => typeof entry === 'string');
}
