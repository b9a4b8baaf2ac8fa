import { resolve } from 'node:path';

import { folderProblems } from './folder-problems.js';

/** A repository on this machine, under the name that the user gives it. */
export interface NamedFolder {
  readonly name: string;
  /** Absolute. */
  readonly dir: string;
  /** The folder as it was written. */
  readonly written: string;
}

export interface NamedFolders {
  /** In the order given; those with a problem too. */
  readonly folders: readonly NamedFolder[];
  readonly problems: readonly string[];
}

/** Reads `NAME=DIR` words. `label` is what the words were given by: `--repo` or a variable. */
export function namedFolders(words: readonly string[], label: string, cwd: string): NamedFolders {
  const folders = words.map((word) => parseWord(word, cwd));
  const names = folders.map(({ name }) => name);
  const problems = folders.flatMap(({ name, written }, index) => {
    const word = words[index] ?? '';
    if (name === '' || written === '') return [`${label} "${word}" is not of the form NAME=DIR`];
    if (names.indexOf(name) < index) return [`${label} names the repository "${name}" twice`];
    return folderProblems(written, { subject: `${label} "${word}"`, cwd, cure: 'clone the repository first' });
  });
  return { folders, problems };
}

function parseWord(word: string, cwd: string): NamedFolder {
  const end = Math.max(0, word.indexOf('='));
  const written = word.slice(end + 1);
  return { name: word.slice(0, end), dir: resolve(cwd, written), written };
}
