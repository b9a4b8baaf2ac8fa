import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What is compiled: no tests, and not the second module that judges the engine. */
const IS_SOURCE = /^(?!judge\/)(.*(?<!_test)\.go|go\.(mod|sum))$/;

/** Hash of the Go sources in a folder, and of how they are built. */
export function sourceHash(folder: string, build: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(build));
  for (const path of sourcesIn(folder)) {
    hash.update(`\0${path}\0`).update(readFileSync(join(folder, path)));
  }
  return hash.digest('hex');
}

function sourcesIn(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll(sep, '/'));
  return paths.filter((path) => IS_SOURCE.test(path)).sort();
}
