import type { FileTree, SkippedEntry } from '../../model/index.js';

/** What a place that an artifact does not have is in the repository, as it follows its path. */
const REASONS: Readonly<Record<SkippedEntry, string>> = {
  link: 'a symbolic link, which Flux leaves out of artifacts',
  repository: 'a repository of its own, which is only in artifacts of a source with spec.recurseSubmodules',
  other: 'no regular file, and Flux leaves it out of artifacts',
};

/** Something that lies in a repository and is left out of its tree. */
export interface LeftOut {
  readonly path: string;
  readonly kind: SkippedEntry;
}

/** What is left out of a tree at a path, or above it. */
export function leftOutAt(path: string, { skipped }: FileTree): LeftOut | undefined {
  for (let place = path; place !== ''; place = place.slice(0, Math.max(place.lastIndexOf('/'), 0))) {
    const kind = skipped.get(place);
    if (kind !== undefined) return { path: place, kind };
  }
  return undefined;
}

/** What is left out of a tree and named in a message of kustomize; the longest where there are several. */
export function leftOutIn(message: string, tree: FileTree): LeftOut | undefined {
  const places = message.split(/[\s'":]+/).map((word) => leftOutAt(word, tree));
  return places.reduce((best, each) => ((each?.path.length ?? 0) > (best?.path.length ?? 0) ? each : best), undefined);
}

export function whyLeftOut({ kind }: LeftOut): string {
  return REASONS[kind];
}
