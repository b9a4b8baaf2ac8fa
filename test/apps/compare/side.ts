import { buildFleet, type RepositoryAtHand } from '../../../lib/build/index.js';
import type { Engine } from '../../../lib/engine/index.js';
import type { FleetModel } from '../../../lib/model/index.js';
import { readTree } from '../../../lib/repo/index.js';
import type { CorpusRepository } from '../../corpus/built/repositories.js';
import { copyFolder } from '../support.js';

/** Where the repositories of one of the two fleets lie, by the names that the model has for them. */
export type SideFolders = Readonly<Record<string, string>>;

export interface Side {
  readonly folders: SideFolders;
  readonly model: FleetModel;
}

/** The repositories of a fleet and the libraries it builds from, each file copied that is wanted. */
export function copyFolders(
  { dir, libraries }: CorpusRepository,
  isWanted: (dir: string, path: string) => boolean,
): SideFolders {
  const copy = (from: string) => copyFolder(from, (path) => isWanted(from, path));
  const copies = libraries.map((library) => [library.name, copy(library.dir)] as const);
  return { '.': copy(dir), ...Object.fromEntries(copies) };
}

/** What Flux would apply of these folders. */
export async function buildSide(folders: SideFolders, engine: Engine): Promise<Side> {
  const { '.': main = '', ...libraries } = folders;
  const others = Object.entries(libraries).map(([name, dir]) => atHand(name, dir, name));
  const { model } = await buildFleet(engine, { repositories: [atHand('.', main, ''), ...others], declared: false });
  return { folders, model };
}

/** No clone, so no URL: sources find it by its name. */
function atHand(name: string, dir: string, shown: string): RepositoryAtHand {
  return { name, shown, url: '', branch: '', tree: readTree(dir).tree, root: '' };
}
