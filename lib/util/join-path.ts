/** Joins parts of a path by `/`, leaving out empty ones: the root of a repository is `''`. */
export function joinPath(...parts: readonly string[]): string {
  let path = '';
  for (const part of parts) if (part !== '') path = path === '' ? part : `${path}/${part}`;
  return path;
}
