/** `github.com/org/repo` for every way to write the URL of a repository: no scheme, no user, no `.git`, lower case. */
export function urlPlace(url: string): string {
  return url
    .trim()
    .replace(/^[a-z0-9+.-]+:\/\//i, '')
    .replace(/^[^@/]+@/, '')
    .replace(/^([^/:]+):(?!\d+\/)/, '$1/')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .toLowerCase();
}
