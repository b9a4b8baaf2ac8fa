import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { npmEnvironment } from './npm.js';

export const ROOT = join(__dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/package');

/** The engine stands for its Go sources: its `engine.json` has their hash, and the tests are run with a fresh one. */
const ENGINE = 'dist/engine/engine.json';

/** All that `npm pack` reads, but for the compiler and the engine. */
const SOURCES = [
  ...['lib', 'docs', 'scripts/prune-types.ts', 'scripts/build-engine.ts', 'scripts/build-engine'],
  ...['package.json', 'tsconfig.json', 'tsconfig.build.json'],
  ...['README.md', 'CHANGELOG.md', 'LICENSE'].filter((name) => existsSync(join(ROOT, name))),
];

/** Lies about when we pack, as it may for anyone, and has no place in the package. */
const STRAY_FILES = ['dist/lib/removed-module.js', 'dist/manifests/fleet/a.yaml', 'test/a.test.ts', '.env'];

/**
 * The package as it would be published: built and packed once for each state of the sources, in a copy, so that a build
 * in the project itself is left alone.
 */
export function packedPackage(): string {
  const tarball = join(CACHE, `${sourceHash()}.tgz`);
  if (!existsSync(tarball)) pack(tarball);
  return tarball;
}

function sourceHash(): string {
  const hash = createHash('sha256').update(readFileSync(__filename));
  for (const path of [...SOURCES.flatMap(filesAt), ENGINE])
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)));
  for (const tool of ['typescript', 'esbuild'])
    hash.update(readFileSync(join(ROOT, `node_modules/${tool}/package.json`)));
  return hash.digest('hex').slice(0, 16);
}

function filesAt(path: string): string[] {
  const entries = path.includes('.') || path === 'LICENSE' ? [] : readdirSync(join(ROOT, path), { recursive: true });
  const files = (entries as string[]).filter((name) => /\.(ts|md)$/.test(name)).map((name) => join(path, name));
  return files.length === 0 ? [path] : files.sort();
}

/** Packed beside its place and moved there, since several test workers may pack at a time. */
function pack(tarball: string): void {
  const dir = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-pack-'));
  try {
    for (const name of [...SOURCES, 'engine', dirname(ENGINE)])
      cpSync(join(ROOT, name), join(dir, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'), 'dir');
    for (const path of STRAY_FILES) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), '');
    }
    execFileSync('npm', ['pack', '--loglevel=error'], { cwd: dir, stdio: 'pipe', env: npmEnvironment() });
    const [name = ''] = readdirSync(dir).filter((file) => file.endsWith('.tgz'));
    mkdirSync(CACHE, { recursive: true });
    cpSync(join(dir, name), `${tarball}.${process.pid}`);
    renameSync(`${tarball}.${process.pid}`, tarball);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
