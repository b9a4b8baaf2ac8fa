/** Whether a path is one of these folders or files, or lies below one; `*` in them is any one name. */
export function isBelowAny(path: string, globs: readonly string[]): boolean {
  const names = path.split('/');
  return globs.some((glob) => glob.split('/').every((each, index) => each === '*' || each === names[index]));
}
