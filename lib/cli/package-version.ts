import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'cdk8s-fluxcd';

/** The version of this package: its package.json lies two folders up in the sources, three in what is published. */
export function packageVersion(): string {
  for (const up of ['../..', '../../..']) {
    const found = readVersion(join(__dirname, up, 'package.json'));
    if (found !== undefined) return found;
  }
  return 'unknown';
}

function readVersion(path: string): string | undefined {
  try {
    const { name, version } = JSON.parse(readFileSync(path, 'utf8'));
    return name === NAME ? version : undefined;
  } catch {
    return undefined;
  }
}
