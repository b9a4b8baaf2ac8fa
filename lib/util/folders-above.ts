/** The folders in which paths lie, at any depth; the root is none of them. */
export function foldersAbove(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      // Those above it are known, too.
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}
