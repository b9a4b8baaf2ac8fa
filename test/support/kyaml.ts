import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

import { findGo } from './tools.js';

const SOURCE = join(__dirname, '../manifest/kyaml-roundtrip');
const CACHE = join(__dirname, '../../node_modules/.cache/kyaml-roundtrip');

export interface KyamlAnswer {
  readonly output: string;
  readonly error: string;
}

/** `rewrite`: the file as Flux's image automation writes it; `json`: its documents as one JSON array. */
export type KyamlMode = 'rewrite' | 'json';

/** Builds the Go program, once for each state of its sources, and returns what runs it on many files at a time. */
export function buildKyaml(): (mode: KyamlMode, files: readonly string[]) => KyamlAnswer[] {
  const binary = join(CACHE, sourceHash());
  if (!existsSync(binary)) build(binary);
  return (mode, files) => {
    const options = { input: JSON.stringify(files), encoding: 'utf8', maxBuffer: 1 << 30 } as const;
    const { status, stdout, stderr } = spawnSync(binary, [mode], options);
    if (status !== 0) throw new Error(`kyaml-roundtrip ${mode}: ${stderr}`);
    return JSON.parse(stdout) as KyamlAnswer[];
  };
}

function sourceHash(): string {
  const hash = createHash('sha256');
  for (const name of ['go.mod', 'go.sum', 'main.go']) hash.update(readFileSync(join(SOURCE, name)));
  return hash.digest('hex').slice(0, 16);
}

/** Built beside its place and moved there, since several test workers may build at a time. */
function build(binary: string): void {
  const go = findGo();
  if (go === undefined) throw new Error('Go is not installed');
  mkdirSync(CACHE, { recursive: true });
  const temporary = `${binary}.${process.pid}`;
  execFileSync(go, ['build', '-trimpath', '-o', temporary, '.'], { cwd: SOURCE, stdio: 'pipe' });
  renameSync(temporary, binary);
}
