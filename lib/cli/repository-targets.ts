import { statSync } from 'node:fs';
import { resolve } from 'node:path';

const MISSING = 'the folder does not exist; clone the repository first';

/** Where a repository of the app lies on this machine. */
export interface RepositoryTargets {
  /** `NAME=DIR`, the folders absolute, in the order given. */
  readonly targets: readonly string[];
  readonly problems: readonly string[];
}

/** Reads `NAME=DIR` words. `label` is what the words were given by: `--repo` or a variable. */
export function repositoryTargets(words: readonly string[], label: string, cwd: string): RepositoryTargets {
  const names = words.map((word) => word.slice(0, Math.max(0, word.indexOf('='))));
  const problems = words.flatMap((word, index) => {
    const name = names[index] ?? '';
    if (name === '' || word.endsWith('=')) return [`${label} "${word}" is not of the form NAME=DIR`];
    if (names.indexOf(name) < index) return [`${label} names the repository "${name}" twice`];
    return folderProblems(word.slice(name.length + 1), `${label} "${word}"`, cwd);
  });
  const targets = words.map((word, index) => `${names[index]}=${resolve(cwd, word.slice(word.indexOf('=') + 1))}`);
  return { targets, problems };
}

function folderProblems(dir: string, subject: string, cwd: string): string[] {
  const path = resolve(cwd, dir);
  if (path.includes(',')) return [`${subject}: a folder with "," in its path cannot be passed on`];
  try {
    return statSync(path).isDirectory() ? [] : [`${subject} is a file, not a folder`];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    return [`${subject}: ${missing ? MISSING : `the folder cannot be read: ${code}`}`];
  }
}
