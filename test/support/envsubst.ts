import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import type { SubstitutionNode } from '../../lib/api/index.js';
import { buildGoProgram } from './go-program.js';

const SOURCE = join(__dirname, '../api/envsubst');

export interface EnvsubstAnswer {
  readonly nodes: readonly SubstitutionNode[] | null;
  /** What it makes of the text where each variable has the value `<name>`. */
  readonly output: string;
  readonly error: string;
}

/** Flux's own envsubst on many texts at a time. */
export function envsubst(texts: readonly string[]): EnvsubstAnswer[] {
  const options = { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 1 << 30 } as const;
  return JSON.parse(execFileSync(buildGoProgram(SOURCE), options)) as EnvsubstAnswer[];
}
