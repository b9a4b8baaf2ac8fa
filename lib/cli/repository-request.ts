import { resolve } from 'node:path';

import { folderProblems } from './folder-problems.js';
import type { FlagValues } from './flags.js';
import type { REPOSITORY_FLAGS } from './repository-flags.js';
import { type RequestedRepositories, requestedRepositories } from './requested-repositories.js';
import { requestedVariables } from './requested-variables.js';
import { UsageError } from './usage-error.js';

/** What to build, checked as far as that goes without reading a file. */
export interface RepositoryRequest {
  readonly repositories: RequestedRepositories['repositories'];
  /** Variables from outside, by name. */
  readonly variables: Readonly<Record<string, string>>;
  /** Entry folders or names, as they were written; all that are found when there are none. */
  readonly clusters: readonly string[];
}

export interface RepositoryArguments {
  readonly positionals: readonly string[];
  readonly flags: FlagValues<typeof REPOSITORY_FLAGS> & { readonly cluster: readonly string[] };
}

/** Reads what a command line says about repositories, and reports every mistake in it at once as a `UsageError`. */
export function repositoryRequest({ positionals, flags }: RepositoryArguments, cwd: string): RepositoryRequest {
  const [written = '.', ...more] = positionals;
  const main = { dir: resolve(cwd, written), written };
  const { repositories, problems } = requestedRepositories({ main, repo: flags.repo, root: flags.root, cwd });
  const { variables, problems: unclear } = requestedVariables(flags.var);
  const all = [
    ...more.map((word) => `unexpected argument "${word}"; one folder is read, others are given by --repo NAME=DIR`),
    ...folderProblems(written, { subject: `"${written}"`, cwd }),
    ...problems,
    ...unclear,
  ];
  if (all.length > 0) throw new UsageError(...all);
  return { repositories, variables, clusters: flags.cluster };
}
