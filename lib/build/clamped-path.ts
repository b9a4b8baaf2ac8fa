import { posix } from 'node:path';

/** The folder that Flux builds for a `spec.path`: nothing leads out of the artifact, `''` is its root. */
export function clampedPath(path: string): string {
  return posix.join('/', path).slice(1).replace(/\/$/, '');
}
