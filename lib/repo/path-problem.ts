const DRIVE = /^[A-Za-z]:/;
const VCS_FOLDER = '.git';

/** Matches every path that has a problem, and is fast for those that have none. */
const SUSPECT = /[\0\\]|^[A-Za-z]:|(?:^|\/)(?:\.\.?|\.git)?(?:\/|$)/i;

/** Why a path may not be written in a repository, as the end of a sentence; undefined when it may. */
export function pathProblem(path: string): string | undefined {
  if (!SUSPECT.test(path)) return undefined;
  if (path === '') return 'is empty';
  if (path.includes('\0')) return 'holds a NUL character';
  if (path.includes('\\')) return 'holds a backslash';
  if (path.startsWith('/') || DRIVE.test(path)) return 'is absolute';
  for (const segment of path.split('/')) {
    if (segment === '') return 'has an empty segment';
    if (segment === '.' || segment === '..') return `has a "${segment}" segment`;
    if (segment.toLowerCase() === VCS_FOLDER) return `lies in "${segment}", which belongs to Git`;
  }
  return undefined;
}
