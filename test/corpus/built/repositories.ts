import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A repository to prove, with the ones that its sources point at. */
export interface CorpusRepository {
  readonly name: string;
  readonly dir: string;
  readonly libraries: readonly { readonly name: string; readonly dir: string }[];
}

export interface Corpus {
  readonly repositories: readonly CorpusRepository[];
  /** Listed, but not there. */
  readonly missing: readonly string[];
}

interface Listed {
  readonly repo: string;
  readonly group?: string;
  /** Begins with a dash where it has none, being a library of others. */
  readonly clusters?: string;
}

/** The repositories in a folder: as its `repos.json` lists and groups them, or every folder by itself. */
export function readCorpus(folder: string): Corpus {
  if (!existsSync(folder)) return { repositories: [], missing: [folder] };
  // As trees name their files: without links.
  const dir = realpathSync(folder);
  const list = join(dir, 'repos.json');
  const listed: readonly Listed[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : foldersIn(dir);
  const placed = listed.map((each) => ({ ...each, dir: join(dir, each.repo.replace('/', '+')) }));
  const there = placed.filter((each) => existsSync(each.dir));
  return {
    repositories: there.map(({ repo, group, dir: at }) => ({
      name: repo,
      dir: at,
      libraries: there
        .filter((other) => isLibrary(other) && other.group === group && other.repo !== repo)
        .map((other) => ({ name: basename(other.repo), dir: other.dir })),
    })),
    missing: placed.filter((each) => !existsSync(each.dir)).map((each) => each.dir),
  };
}

function foldersIn(dir: string): Listed[] {
  const folders = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => ({ repo: name })).sort((a, b) => (a.repo < b.repo ? -1 : 1));
}

function isLibrary({ group, clusters = '' }: Listed): boolean {
  return group !== undefined && clusters.startsWith('\u2013');
}
