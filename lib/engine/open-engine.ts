import { availableParallelism } from 'node:os';

import { AnswerCache } from './answer-cache.js';
import type { Engine } from './engine.js';
import { EngineMissing } from './engine-missing.js';
import { type EngineProgram, findEngineProgram } from './engine-program.js';
import { findKustomize } from './fallback/find-kustomize.js';
import { KustomizeEngine } from './fallback/kustomize-engine.js';
import { WasmEngine } from './wasm-engine.js';
import { WorkerPool } from './worker-pool.js';

export interface EngineOptions {
  /** Worker threads, each with an engine of its own. @default 2, or 1 where there is one processor */
  readonly workers?: number | undefined;
  /** Folder in which answers are kept for the next run; none are kept without one. */
  readonly cache?: string | undefined;
  /** Milliseconds that one request may take. @default 180,000 */
  readonly timeout?: number | undefined;
  /** Folder with the compiled engine. @default `dist/engine` of this package */
  readonly program?: string | undefined;
  /** Where a `kustomize` is looked for when there is no compiled engine. @default the PATH of this process */
  readonly path?: string | undefined;
}

const MOST_WORKERS = 2;
const TIMEOUT = 180_000;

/**
 * The engine of this package. Nothing is loaded before the first request that the cache cannot answer.
 *
 * @throws EngineMissing (as a rejection)
 */
export async function openEngine(options: EngineOptions = {}): Promise<Engine> {
  const program = findEngineProgram(options.program);
  if (program !== undefined) return openWasm(program, options);
  const kustomize = findKustomize(options.path ?? process.env.PATH ?? '');
  if (kustomize === undefined) throw new EngineMissing();
  return new KustomizeEngine(kustomize, options.timeout ?? TIMEOUT);
}

function openWasm(program: EngineProgram, { workers, cache, timeout = TIMEOUT }: EngineOptions): Engine {
  const pool = new WorkerPool(program, { workers: workers ?? Math.min(MOST_WORKERS, availableParallelism()), timeout });
  return new WasmEngine(pool, cache === undefined ? undefined : new AnswerCache(cache, program.hash));
}
