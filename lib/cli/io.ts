import type { ChildProcess, SpawnOptions } from 'node:child_process';

import type { Engine, EngineOptions } from '../engine/index.js';

/** What a command may touch of the machine, handed in so that it can be run in a test. */
export interface Io {
  /** Data. */
  readonly stdout: Output;
  /** Findings and progress. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** @default `spawn` of node:child_process */
  readonly spawn?: Spawn | undefined;
  /** @default that of this package */
  readonly openEngine?: ((options: EngineOptions) => Promise<Engine>) | undefined;
}

export interface Output {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

export type Spawn = (command: string, options: SpawnOptions) => ChildProcess;
