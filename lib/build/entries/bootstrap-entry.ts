import { cleanPath } from '../../util/index.js';
import { posix } from 'node:path';

import { type KubeObject, mapOf, specOf, textOf } from '../../manifest/index.js';

import { isKustomization } from '../walk/task.js';
import { bootstrapSource } from './bootstrap-objects.js';
import type { EntryDraft } from './entry-draft.js';
import type { EntrySearch, FoundObject } from './entry-search.js';
import { type ResolvedEntry, resolveVariables } from './entry-variables.js';
import { fluxInstallation } from './flux-installation.js';
import { impliedEntry } from './implied-entry.js';
import { installedObjects } from './installed-objects.js';

/** Where the folder does not tell. */
const NAMESPACE = 'flux-system';

/** The entry that a `gotk-sync.yaml` speaks of, or stands for where it is still empty. */
export async function bootstrapEntry(search: EntrySearch, file: string): Promise<EntryDraft | undefined> {
  const read = await search.read(file);
  if ('reason' in read) {
    search.refuse(file, `cannot be read: ${read.message}`, read.line);
    return undefined;
  }
  return read.length === 0 ? entryToCome(search, file) : writtenEntry(search, file, read);
}

/** The file lies in `PATH/NAMESPACE/`. */
function entryToCome(search: EntrySearch, file: string): EntryDraft | undefined {
  const system = search.tryInArtifact(posix.dirname(file));
  if (system === undefined || system === '') return undefined;
  const path = cleanPath(posix.dirname(system)).path;
  const name = posix.basename(system);
  return { ...impliedEntry(search, path, { system, name, namespace: name }), origin: search.origin(file) };
}

async function writtenEntry(
  search: EntrySearch,
  file: string,
  objects: readonly FoundObject[],
): Promise<EntryDraft | undefined> {
  const found = objects.find(({ object }) => isKustomization(object));
  if (found === undefined) {
    search.refuse(file, 'has no Kustomization of Flux');
    return undefined;
  }
  const folder = search.tryInArtifact(posix.dirname(file));
  const resolved = await resolveVariables(search, {
    kustomization: placed(found.object, file),
    source: sourceOf(search, found.object, { file, objects }),
    origin: search.origin(file, found.line),
    folder: folder === undefined || folder === '' ? undefined : cleanPath(posix.dirname(folder)).path,
  });
  return isElsewhere(search, resolved) ? undefined : withInstallation(search, file, resolved);
}

/** The file's own kustomization file may set the namespace: it is named like the folder. */
function placed(object: KubeObject, file: string): KubeObject {
  if (textOf(object.metadata.namespace) !== '') return object;
  const namespace = posix.basename(posix.dirname(file));
  return { ...object, metadata: { ...object.metadata, namespace: namespace === '.' ? NAMESPACE : namespace } };
}

function sourceOf(
  search: EntrySearch,
  kustomization: KubeObject,
  { file, objects }: { readonly file: string; readonly objects: readonly FoundObject[] },
): KubeObject {
  const { kind, name } = mapOf(specOf(kustomization).sourceRef);
  const source = objects.find(({ object }) => object.kind === kind && object.metadata.name === name);
  if (source !== undefined) return placed(source.object, file);
  const namespace = textOf(placed(kustomization, file).metadata.namespace);
  const { repository } = search;
  return bootstrapSource({ kind: textOf(kind), name: textOf(name), namespace, repository, flux: '' });
}

/** A copy of what bootstrap wrote for another repository. */
function isElsewhere(search: EntrySearch, { path, source, unresolved, origin }: ResolvedEntry): boolean {
  const url = textOf(specOf(source).url);
  if (unresolved !== undefined || search.hasFolder(path) || search.isUrlOfRepository(url) !== false) return false;
  search.noteElsewhere(path, url, origin);
  return true;
}

function withInstallation(search: EntrySearch, file: string, resolved: ResolvedEntry): EntryDraft {
  const { flux, version, controllers } = fluxInstallation(search.repository.tree, posix.dirname(file));
  return { ...resolved, flux, version, installed: installedObjects({ ...resolved, flux }, controllers) };
}
