import { ownPackage } from './own-package.js';

/** The version of this package. */
export function packageVersion(): string {
  return ownPackage()?.version ?? 'unknown';
}
