import { didYouMean, quotedList } from '../util/index.js';

import { folderProblems } from './folder-problems.js';
import { type NamedFolder, namedFolders } from './named-folders.js';

/** What the first repository is called: the one whose clusters are asked for. */
const MAIN = '.';

const LEADING = /^(?:\.?\/)+/;
const TRAILING = /\/+$|^\.$/;

export interface RequestedRepository extends NamedFolder {
  /** Folder at which its artifacts begin, relative to `dir`; `''` is the top. */
  readonly root: string;
}

export interface RequestedRepositories {
  /** The folder itself first, then those of `--repo` in the order given. */
  readonly repositories: readonly [RequestedRepository, ...RequestedRepository[]];
  readonly problems: readonly string[];
}

export interface RepositoryWords {
  /** Absolute folder of the first repository, and as it was written. */
  readonly main: Pick<NamedFolder, 'dir' | 'written'>;
  readonly repo: readonly string[];
  readonly root: readonly string[];
  readonly cwd: string;
}

/** The repositories that a command line speaks of. */
export function requestedRepositories({ main, repo, root, cwd }: RepositoryWords): RequestedRepositories {
  const further = namedFolders(repo, '--repo', cwd);
  const reserved = further.folders
    .filter(({ name }) => name === MAIN)
    .map(({ written }) => `--repo "${MAIN}=${written}": "${MAIN}" is the folder itself; give another name`);
  const first: NamedFolder = { name: MAIN, ...main };
  const folders = [first, ...further.folders];
  const roots = root.map((word) => parseRoot(word, folders));
  const withRoot = (folder: NamedFolder) => ({
    ...folder,
    root: roots.find(({ name }) => name === folder.name)?.path ?? '',
  });
  const problems = [...further.problems, ...reserved];
  return {
    repositories: [withRoot(first), ...further.folders.map(withRoot)],
    problems: problems.length > 0 ? problems : roots.flatMap((each, index) => rootProblems(each, roots, index)),
  };
}

interface Root {
  readonly word: string;
  readonly name: string;
  /** Without `./` in front and `/` at the end. */
  readonly path: string;
  readonly folder: NamedFolder | undefined;
  readonly known: readonly string[];
}

/** What stands before the first `=` is a name: a path with `=` is written `.=PATH`. */
function parseRoot(word: string, folders: readonly NamedFolder[]): Root {
  const end = word.indexOf('=');
  const name = end < 0 ? MAIN : word.slice(0, end);
  return {
    word,
    name,
    path: word
      .slice(end + 1)
      .replace(LEADING, '')
      .replace(TRAILING, ''),
    folder: folders.find((folder) => folder.name === name),
    known: folders.map((folder) => folder.name),
  };
}

function rootProblems({ word, name, path, folder, known }: Root, all: readonly Root[], index: number): string[] {
  const subject = `--root "${word}"`;
  if (folder === undefined) {
    const hint = didYouMean(name, known) ?? `the repositories are ${quotedList(known)}`;
    return [`${subject}: unknown repository "${name}"; ${hint}`];
  }
  if (all.findIndex((other) => other.name === name) < index) return [`--root is given twice for repository "${name}"`];
  if (path.split('/').includes('..')) return [`${subject} leaves the repository`];
  return folderProblems(path, { subject, cwd: folder.dir });
}
