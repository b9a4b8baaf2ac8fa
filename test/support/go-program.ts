import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';

import { findGo } from './tools.js';

const SOURCES = ['go.mod', 'go.sum', 'main.go'];

/** The path of a Go program of the tests, built once for each state of its sources. */
export function buildGoProgram(source: string): string {
  const cache = join(__dirname, '../../node_modules/.cache', basename(source));
  const hash = createHash('sha256');
  for (const name of SOURCES) hash.update(readFileSync(join(source, name)));
  const binary = join(cache, hash.digest('hex').slice(0, 16));
  if (!existsSync(binary)) build(source, cache, binary);
  return binary;
}

/** Built beside its place and moved there, since several test workers may build at a time. */
function build(source: string, cache: string, binary: string): void {
  const go = findGo();
  if (go === undefined) throw new Error('Go is not installed');
  mkdirSync(cache, { recursive: true });
  const temporary = `${binary}.${process.pid}`;
  execFileSync(go, ['build', '-trimpath', '-o', temporary, '.'], { cwd: source, stdio: 'pipe' });
  renameSync(temporary, binary);
}
