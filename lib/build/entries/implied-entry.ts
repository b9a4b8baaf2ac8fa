import { joinPath } from '../../util/index.js';

import { bootstrapObjects } from './bootstrap-objects.js';
import type { EntryDraft } from './entry-draft.js';
import type { EntrySearch } from './entry-search.js';
import { fluxInstallation } from './flux-installation.js';
import { installedObjects } from './installed-objects.js';

/** What of it is known from elsewhere. */
export interface ImpliedOptions {
  /** Kind of the source. @default 'GitRepository' */
  readonly kind?: string | undefined;
  /** Name of both objects. @default 'flux-system' */
  readonly name?: string | undefined;
  /** @default 'flux-system' */
  readonly namespace?: string | undefined;
  /** Folder of Flux itself, relative to the artifact. @default - the one in the folder that is called like the namespace */
  readonly system?: string | undefined;
}

const USUAL = 'flux-system';

/** The entry that `flux bootstrap` would make of a folder of the artifact. */
export function impliedEntry(search: EntrySearch, path: string, options: ImpliedOptions = {}): EntryDraft {
  const { repository } = search;
  const { kind, name = USUAL, namespace = USUAL } = options;
  const { system = joinPath(path, namespace) } = options;
  const { flux, version, controllers } = fluxInstallation(repository.tree, joinPath(repository.root, system));
  const objects = bootstrapObjects({ kind, path, name, namespace, repository, flux });
  const origin = search.origin(joinPath(repository.root, path));
  return { path, ...objects, flux, version, origin, installed: installedObjects({ ...objects, flux }, controllers) };
}
