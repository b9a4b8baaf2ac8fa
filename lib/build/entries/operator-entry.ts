import { cleanPath } from '../../util/index.js';
import { DEFAULT_CONTROLLERS } from '../../api/index.js';
import { displayName, objectId, listOf, mapOf, textOf } from '../../manifest/index.js';

import type { EntryDraft } from './entry-draft.js';
import type { EntrySearch, FoundObject } from './entry-search.js';
import { openNames, substituted, variablesIn } from './entry-variables.js';
import { type FluxInstance, fluxInstanceOf } from './flux-instance.js';
import { fluxVersion } from './flux-version.js';
import { installedObjects } from './installed-objects.js';
import type { KustomizationFolders } from './kustomization-folders.js';
import { operatorDocuments } from './operator-documents.js';
import { managed, operatorObjects, type SyncObjects } from './operator-objects.js';
import { patchSync } from './patch-sync.js';

/** The entries that the FluxInstances of a file make, be it through a HelmRelease. */
export async function operatorEntries(
  search: EntrySearch,
  file: string,
  readFolders: () => KustomizationFolders,
): Promise<readonly EntryDraft[]> {
  const objects = await operatorDocuments(search, file, readFolders);
  const entries = await Promise.all(objects.map((found) => entryOf(search, found)));
  return entries.filter((entry) => entry !== undefined);
}

async function entryOf(search: EntrySearch, found: FoundObject): Promise<EntryDraft | undefined> {
  const written = fluxInstanceOf(found.object);
  if (written === undefined) return undefined;
  const instance = await withVariables(search, found, written);
  const { flux, version } = fluxVersion(textOf(mapOf(instance.spec.distribution).version));
  const objects = operatorObjects(instance, flux);
  if (objects === undefined || isElsewhere(search, found, instance)) return undefined;
  const { kustomization, source } = await patched(search, found, { objects, instance });
  const controllers = listOf(instance.spec.components).map(textOf);
  return {
    path: cleanPath(textOf(mapOf(kustomization.spec).path)).path,
    kustomization: managed(kustomization),
    source: managed(source),
    flux,
    version,
    origin: search.origin(found.file, found.line),
    unresolved: openNames(search, kustomization, search.origin(found.file, found.line)),
    installed: installedObjects(
      { kustomization, source, flux },
      controllers.length > 0 ? controllers : DEFAULT_CONTROLLERS,
    ),
  };
}

/** The Kustomization that applies the FluxInstance may fill in variables; patches in it are Flux's own affair. */
async function withVariables(
  search: EntrySearch,
  { object }: FoundObject,
  { namespace, spec }: FluxInstance,
): Promise<FluxInstance> {
  const { sync = {}, distribution = {} } = spec;
  const filled = await substituted(search, { ...object, spec: { sync, distribution } }, search.variables);
  return { namespace, spec: { ...spec, ...mapOf(filled.spec) } };
}

/** A template of an instance, or one that syncs another repository. */
function isElsewhere(search: EntrySearch, { file, line }: FoundObject, { spec }: FluxInstance): boolean {
  const { path, url } = mapOf(spec.sync);
  const folder = cleanPath(textOf(path)).path;
  const at = search.origin(file, line);
  const isOpen = variablesIn(textOf(path)).length > 0;
  if (isOpen && search.isUrlOfRepository(textOf(url)) !== false) return false;
  if (search.hasFolder(folder) || search.isUrlOfRepository(textOf(url)) === true) return false;
  search.noteElsewhere(folder, textOf(url), at);
  return true;
}

async function patched(
  search: EntrySearch,
  { object, file, line }: FoundObject,
  { objects, instance }: { readonly objects: SyncObjects; readonly instance: FluxInstance },
): Promise<SyncObjects> {
  const made = await patchSync(search, objects, instance.spec);
  if (typeof made !== 'string') return made;
  search.findings.push({
    code: 'FLX610',
    subject: displayName(objectId(object)),
    path: 'spec.kustomize.patches',
    message: `cannot be applied to the sync: ${made}`,
    hint: 'the sync is built without them; repair them',
    at: search.origin(file, line),
  });
  return objects;
}
