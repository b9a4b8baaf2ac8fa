/**
 * Leaves only those declarations that the types of the package lead to; nobody can import the others.
 *
 *   npx tsx scripts/prune-types.ts <folder with index.d.ts>
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const IMPORT = /\bfrom ['"](\.[^'"]+)['"]|\bimport\(['"](\.[^'"]+)['"]\)|^import ['"](\.[^'"]+)['"]/gm;

prune(resolve(process.argv[2] ?? 'dist/lib'));

function prune(root: string): void {
  const reached = new Set<string>();
  visit(join(root, 'index.d.ts'), reached);
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const path = join(root, name);
    if (name.endsWith('.d.ts') && !reached.has(path)) rmSync(path);
  }
}

function visit(path: string, reached: Set<string>): void {
  if (reached.has(path)) return;
  reached.add(path);
  for (const [, ...found] of readFileSync(path, 'utf8').matchAll(IMPORT)) {
    const specifier = found.find((text) => text !== undefined) ?? '';
    visit(join(dirname(path), specifier.replace(/\.js$/, '.d.ts')), reached);
  }
}
