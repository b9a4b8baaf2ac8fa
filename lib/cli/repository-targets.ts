import { type NamedFolder, namedFolders } from './named-folders.js';

/** Where the repositories of the app lie on this machine. */
export interface RepositoryTargets {
  /** `NAME=DIR`, the folders absolute, in the order given. */
  readonly targets: readonly string[];
  readonly problems: readonly string[];
}

/** Reads `NAME=DIR` words to be passed on in one variable. `label` is what the words were given by. */
export function repositoryTargets(words: readonly string[], label: string, cwd: string): RepositoryTargets {
  const { folders, problems } = namedFolders(words, label, cwd);
  return {
    targets: folders.map(({ name, dir }) => `${name}=${dir}`),
    problems: [...problems, ...folders.flatMap((folder) => commaProblems(folder, label))],
  };
}

function commaProblems({ name, dir, written }: NamedFolder, label: string): string[] {
  return dir.includes(',') ? [`${label} "${name}=${written}": a folder with "," in its path cannot be passed on`] : [];
}
