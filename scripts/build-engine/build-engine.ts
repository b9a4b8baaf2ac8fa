import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildSync } from 'esbuild';

import { Go } from './go.js';
import { limitMemory } from './limit-memory.js';
import { sourceHash } from './source-hash.js';

/** The same sources make the same bytes, wherever they lie and whoever compiles them. */
const FLAGS = ['-trimpath', '-buildvcs=false', '-ldflags=-s -w -buildid='];
const TARGET = { GOOS: 'js', GOARCH: 'wasm', CGO_ENABLED: '0', GOFLAGS: '' };
const MEMORY = '1 GiB';

export interface EngineFolders {
  /** Root of the project: sources are read from `engine` and `lib/engine`. */
  readonly root: string;
  /** Where the engine goes. */
  readonly output: string;
}

export interface BuildOptions {
  /** Also when the sources are those of the engine that is there. */
  readonly force?: boolean;
}

/** What `engine.json` says of the files beside it. */
interface EngineInfo {
  /** Version of Go. */
  readonly go: string;
  /** Hash of the sources. */
  readonly source: string;
  /** Hash of `engine.wasm`. */
  readonly sha256: string;
}

/** Compiles the engine where its sources have changed, and says whether it had to. */
export function buildEngine({ root, output }: EngineFolders, { force = false }: BuildOptions = {}): boolean {
  const source = sourceHash(join(root, 'engine'), [...FLAGS, MEMORY]);
  const isFresh = !force && tryReadInfo(output)?.source === source;
  mkdirSync(output, { recursive: true });
  if (!isFresh) compile(root, output, source);
  bundleWorker(root, output);
  return !isFresh;
}

/** `engine.json` is written last: where it is, all is. */
function compile(root: string, output: string, source: string): void {
  const go = new Go(join(root, 'engine'));
  const wasm = limitMemory(compileGo(go));
  rmSync(join(output, 'engine.json'), { force: true });
  replace(output, 'engine.wasm', wasm);
  replace(output, 'wasm_exec.js', readFileSync(join(go.ask('env', 'GOROOT'), 'lib/wasm/wasm_exec.js')));
  const info: EngineInfo = { go: go.version, source, sha256: createHash('sha256').update(wasm).digest('hex') };
  replace(output, 'engine.json', `${JSON.stringify(info, null, 2)}\n`);
}

function compileGo(go: Go): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'build-engine-'));
  try {
    const file = join(folder, 'engine.wasm');
    go.run(['build', ...FLAGS, '-o', file, '.'], TARGET);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What runs in worker threads is a file of its own, since Node starts a thread from one. */
function bundleWorker(root: string, output: string): void {
  const { outputFiles } = buildSync({
    // Paths in the comments of the bundle are relative to it.
    absWorkingDir: root,
    entryPoints: ['lib/engine/worker/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
    tsconfigRaw: '{}',
  });
  replace(output, 'worker.js', outputFiles[0]?.contents ?? '');
}

/** Others may be reading the file. */
function replace(folder: string, name: string, content: string | Uint8Array): void {
  const temporary = join(folder, `.${name}.${process.pid}`);
  writeFileSync(temporary, content);
  renameSync(temporary, join(folder, name));
}

function tryReadInfo(output: string): EngineInfo | undefined {
  try {
    return JSON.parse(readFileSync(join(output, 'engine.json'), 'utf8'));
  } catch {
    return undefined;
  }
}
