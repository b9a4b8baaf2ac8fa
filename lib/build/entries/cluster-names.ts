/**
 * A name for each of several folders, in their order: its last segment that no other folder has, else all of it. The
 * root of an artifact is called `root`.
 */
export function clusterNames(paths: readonly string[], root: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const path of paths) for (const segment of new Set(path.split('/'))) count(counts, segment);
  return paths.map((path) => {
    const own = path
      .split('/')
      .reverse()
      .find((segment) => segment !== '' && counts.get(segment) === 1);
    return path === '' ? root : (own ?? path);
  });
}

function count(counts: Map<string, number>, segment: string): void {
  counts.set(segment, (counts.get(segment) ?? 0) + 1);
}
