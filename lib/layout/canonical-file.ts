/** A `file` as it lies on disk: without `.` and empty segments, so that one file has one name. */
export function canonicalFile(file: string): string {
  return file
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
}
