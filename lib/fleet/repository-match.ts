import type { IRepository } from '../flux/index.js';

import type { Repository } from './repository.js';

/** The repository of the app that a URL and branch lead to: compared by host and path, without scheme, user and `.git`. */
export function matchRepository(
  repositories: readonly Repository[],
  url: string | undefined,
  branch: string | undefined,
): IRepository | undefined {
  if (url === undefined) return undefined;
  const place = placeOfUrl(url);
  return repositories.find(
    (repository) =>
      repository.url !== undefined &&
      placeOfUrl(repository.url) === place &&
      (branch === undefined || branch === repository.branch),
  );
}

/** `github.com/org/repo` for every way to write its URL. */
function placeOfUrl(url: string): string {
  return url
    .trim()
    .replace(/^[a-z0-9+.-]+:\/\//i, '')
    .replace(/^[^@/]+@/, '')
    .replace(/^([^/:]+):(?!\d+\/)/, '$1/')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .toLowerCase();
}
