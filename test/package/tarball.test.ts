import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';

import { packedPackage, ROOT } from './pack.js';
import { describePacked } from './packable.js';

jest.setTimeout(300_000);

const DOCUMENTS = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
/** Links of the README, and codes of findings, lead somewhere in an installed package too. */
const GUIDES = readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`);

/** All of kustomize and of Go's runtime, 27 MB that pack into 6: whoever has it needs no other program. */
const WASM = 'dist/engine/engine.wasm';
const ENGINE = [WASM, ...['engine.json', 'wasm_exec.js', 'worker.js'].map((name) => `dist/engine/${name}`)];

let tarball: string;
let dir: string;

describePacked('the published package', () => {
  beforeAll(() => {
    tarball = packedPackage();
    dir = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-tarball-'));
    execFileSync('tar', ['-xzf', tarball, '-C', dir]);
  });

  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('holds the library and its command in one file each, the engine, the types that can be reached, the guides, and four documents; whatever else lies in the project', () => {
    const code = ['dist/lib/cli/main.js', 'dist/lib/index.js'];
    expect(packed()).toEqual([...code, ...ENGINE, ...reachableTypes(), ...GUIDES, ...DOCUMENTS].sort());
  });

  test('has its documents word by word', () => {
    for (const name of DOCUMENTS) expect(read(name)).toBe(readFileSync(join(ROOT, name), 'utf8'));
  });

  test('points at no source maps', () => {
    expect(packed().filter((path) => path.endsWith('.js') && read(path).includes('sourceMappingURL'))).toEqual([]);
  });

  test('is small: below 2.2 MB on disk without the engine, and 7 MB packed with it', () => {
    const sizeOf = (path: string) => statSync(join(dir, 'package', path)).size;
    const size = packed().reduce((sum, path) => sum + (path === WASM ? 0 : sizeOf(path)), 0);
    expect(size).toBeLessThan(2_200_000);
    expect(sizeOf(WASM)).toBeLessThan(30_000_000);
    expect(statSync(tarball).size).toBeLessThan(7_000_000);
  });

  test('depends on yaml and CEL alone, and on the cdk8s and constructs of its user', () => {
    const { dependencies, peerDependencies, optionalDependencies, bundleDependencies } = manifest();
    expect(Object.keys(dependencies)).toEqual(['@bufbuild/cel', '@bufbuild/protobuf', 'yaml']);
    expect(Object.keys(peerDependencies)).toEqual(['cdk8s', 'constructs']);
    expect([optionalDependencies, bundleDependencies]).toEqual([undefined, undefined]);
  });

  test('every file it names is in it', () => {
    const { main, types, exports, bin } = manifest();
    const named = [main, types, exports['.'].types, exports['.'].default, bin['flux-fleet']];
    expect(named.filter((path) => !existsSync(join(dir, 'package', path)))).toEqual([]);
    expect(read(bin['flux-fleet']).split('\n')[0]).toBe('#!/usr/bin/env node');
  });

  test('its code loads nothing but what it depends on and Node', () => {
    const loaded = distinct('.js', /\b(?:require|import)\(["']([^"']+)["']\)/g);
    const node = loaded.filter((name) => name.startsWith('node:'));
    const packages = loaded.filter((name) => !node.includes(name));
    expect(packages).toEqual([
      '@bufbuild/cel',
      '@bufbuild/cel/ext',
      '@bufbuild/protobuf/wkt',
      'cdk8s',
      'constructs',
      'yaml',
    ]);
    expect(node.filter((name) => !builtinModules.includes(name.slice('node:'.length)))).toEqual([]);
  });

  test('its types import cdk8s and constructs alone', () => {
    expect(distinct('.d.ts', IMPORT)).toEqual(['cdk8s', 'constructs']);
    expect(distinct('.d.ts', /<reference (?:types|path|lib)="([^"]+)"/g)).toEqual([]);
  });

  test('its types keep what is marked as internal to themselves', () => {
    expect(packed().filter((path) => path.endsWith('.d.ts') && read(path).includes('@internal'))).toEqual([]);
  });
});

const IMPORT = /\bfrom ['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)|^import ['"]([^'"]+)['"]/gm;

/** Those that the types of the package lead to. */
function reachableTypes(path = 'dist/lib/index.d.ts', known = new Set<string>()): readonly string[] {
  if (known.has(path)) return [];
  known.add(path);
  for (const [, ...names] of read(path).matchAll(IMPORT)) {
    const name = names.find((text) => text !== undefined) ?? '';
    if (name.startsWith('.')) reachableTypes(posix.join(posix.dirname(path), name.replace(/\.js$/, '.d.ts')), known);
  }
  return [...known];
}

function packed(): string[] {
  return pathsIn(join(dir, 'package'));
}

function read(path: string): string {
  return readFileSync(join(dir, 'package', path), 'utf8');
}

function manifest() {
  return JSON.parse(read('package.json'));
}

function pathsIn(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true }) as string[];
  return paths.filter((path) => statSync(join(folder, path)).isFile()).sort();
}

/** What the pattern captures in files of one kind, but for relative paths: each once, sorted. */
function distinct(suffix: string, pattern: RegExp): string[] {
  const texts = packed()
    .filter((path) => path.endsWith(suffix))
    .map(read);
  const found = texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match.slice(1).find(Boolean) ?? ''));
  return [...new Set(found.filter((name) => !name.startsWith('.')))].sort();
}
