/**
 * Makes dist/engine, the engine as WebAssembly, where its sources have changed:
 *
 *   npm run build:engine [-- --force] [--optional]
 *
 * `--force` makes it anew in any case; `--optional` leaves all as it is where there is no Go, or where it cannot be made
 * but one is there.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { buildEngine } from './build-engine/build-engine.js';
import { hasGo } from './build-engine/go.js';

const root = resolve(__dirname, '..');
const output = join(root, 'dist/engine');

main(new Set(process.argv.slice(2)));

function main(flags: ReadonlySet<string>): void {
  const isOptional = flags.has('--optional');
  if (isOptional && !hasGo()) return;
  try {
    const isBuilt = buildEngine({ root, output }, { force: flags.has('--force') });
    console.log(isBuilt ? 'built dist/engine' : 'dist/engine is up to date');
  } catch (error) {
    console.error(`build:engine: ${(error as Error).message}`);
    if (!isOptional || !existsSync(join(output, 'engine.json'))) process.exitCode = 1;
  }
}
