/**
 * Compiles the engine anew in another folder and with an empty cache, and fails unless the bytes are those of dist/engine:
 *
 *   npx tsx scripts/verify-engine.ts
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { buildEngine } from './build-engine/build-engine.js';

const root = resolve(__dirname, '..');

main(join(root, 'dist/engine'));

function main(expected: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'verify-engine-'));
  try {
    const actual = rebuild(folder);
    const names = readdirSync(expected).filter((name) => !name.startsWith('.'));
    const different = names.filter(
      (name) => !readFileSync(join(expected, name)).equals(readFileSync(join(actual, name))),
    );
    if (different.length === 0) console.log(`built twice, the same bytes: ${names.join(', ')}`);
    else fail(`the same sources make other bytes elsewhere: ${different.join(', ')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rebuild(folder: string): string {
  for (const name of ['engine', 'lib']) cpSync(join(root, name), join(folder, name), { recursive: true });
  process.env.GOCACHE = join(folder, 'cache');
  const output = join(folder, 'output');
  buildEngine({ root: folder, output });
  return output;
}

function fail(message: string): void {
  console.error(`verify-engine: ${message}`);
  process.exitCode = 1;
}
