import { treeText } from '../../engine/index.js';

import { LARGEST } from './entry-files.js';
import { type EntrySearch, type FoundObject, folderOf } from './entry-search.js';
import { makesFluxInstance } from './flux-instance.js';
import type { KustomizationFolders } from './kustomization-folders.js';

const INSTANCE = /^kind: *["']?FluxInstance\b/m;
/** Of Helm, Jinja and ResourceSets. */
const TEMPLATE = /\{\{|\{%|<</;

/**
 * The FluxInstances of a file as they are applied, and the releases that make one: it may be a base that each cluster
 * patches. As they are written where no kustomization file uses them, or kustomize refuses what does.
 */
export async function operatorDocuments(
  search: EntrySearch,
  file: string,
  readFolders: () => KustomizationFolders,
): Promise<readonly FoundObject[]> {
  const read = await search.read(file);
  if ('reason' in read) {
    const text = treeText(search.repository.tree, file, { most: LARGEST });
    if (INSTANCE.test(text) && !TEMPLATE.test(text)) search.refuse(file, `cannot be read: ${read.message}`, read.line);
    return [];
  }
  const written = read.filter(({ object }) => makesFluxInstance(object));
  if (written.length === 0) return [];
  const folders = readFolders();
  const built = await Promise.all(folders.users(file).map((user) => builtObjects(search, written, { user, folders })));
  return built.length === 0 ? written : built.flat();
}

async function builtObjects(
  { engine, repository: { tree } }: EntrySearch,
  written: readonly FoundObject[],
  { user, folders }: { readonly user: string; readonly folders: KustomizationFolders },
): Promise<readonly FoundObject[]> {
  const by = folders.tryFile(user);
  if (by === undefined) return written;
  const { objects, problem } = await engine.build(tree, { path: `./${user}`, spec: {} });
  if (problem !== undefined) return written;
  return written.flatMap((found) => {
    const built = objects.filter(({ object, file }) => file === found.file && object.kind === found.object.kind);
    // A base belongs to several clusters: each is told by the file that patches it.
    const place = folderOf(found.file) === user ? { file: found.file, line: found.line } : { file: by, line: 1 };
    return built.map(({ object }) => ({ object, ...place }));
  });
}
