import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'cdk8s-fluxcd';

/** What this package says of itself. */
export interface OwnPackage {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Its package.json lies two folders up in the sources, three in what is published; undefined where it is gone. */
export function ownPackage(): OwnPackage | undefined {
  for (const up of ['../..', '../../..']) {
    const found = readPackage(join(__dirname, up, 'package.json'));
    if (found !== undefined) return found;
  }
  return undefined;
}

function readPackage(path: string): OwnPackage | undefined {
  try {
    const content = JSON.parse(readFileSync(path, 'utf8'));
    return content.name === NAME ? content : undefined;
  } catch {
    return undefined;
  }
}
