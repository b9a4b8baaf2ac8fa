import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { buildGoProgram } from './go-program.js';

const SOURCE = join(__dirname, '../manifest/kyaml-roundtrip');

export interface KyamlAnswer {
  readonly output: string;
  readonly error: string;
}

/**
 * `rewrite`: the file as Flux's image automation writes it; `set`: the same with what policies choose, each given as
 * `policy=value`; `json`: its documents as one JSON array.
 */
export type KyamlMode = 'rewrite' | 'set' | 'json';

/** Builds the Go program, once for each state of its sources, and returns what runs it on many files at a time. */
export function buildKyaml(): (mode: KyamlMode, files: readonly string[], chosen?: readonly string[]) => KyamlAnswer[] {
  const binary = buildGoProgram(SOURCE);
  return (mode, files, chosen = []) => {
    const options = { input: JSON.stringify(files), encoding: 'utf8', maxBuffer: 1 << 30 } as const;
    const { status, stdout, stderr } = spawnSync(binary, [mode, ...chosen], options);
    if (status !== 0) throw new Error(`kyaml-roundtrip ${mode}: ${stderr}`);
    return JSON.parse(stdout) as KyamlAnswer[];
  };
}
