import type { IRepository } from '../flux/index.js';
import { urlPlace } from '../util/index.js';

import type { Repository } from './repository.js';

/** The repository of the app that a URL and branch lead to: compared by host and path, without scheme, user and `.git`. */
export function matchRepository(
  repositories: readonly Repository[],
  url: string | undefined,
  branch: string | undefined,
): IRepository | undefined {
  if (url === undefined) return undefined;
  const place = urlPlace(url);
  return repositories.find(
    (repository) =>
      repository.url !== undefined &&
      urlPlace(repository.url) === place &&
      (branch === undefined || branch === repository.branch),
  );
}
