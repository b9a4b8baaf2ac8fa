import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The compiled engine: what `npm run build:engine` makes. */
export interface EngineProgram {
  readonly wasm: string;
  /** The `wasm_exec.js` of the Go that compiled it. */
  readonly glue: string;
  /** Script of the worker threads. */
  readonly worker: string;
  /** Of `wasm`, as the build wrote it down: reading 27 MB for it would cost more than most answers. */
  readonly hash: string;
}

/** From `lib/engine`, from `dist/lib` and from `dist/lib/cli`, where this code is bundled into. */
const PLACES = ['../../dist/engine', '../engine', '../../engine'];

/** The engine in a folder, or beside this package; undefined where there is none. */
export function findEngineProgram(folder?: string): EngineProgram | undefined {
  const folders = folder === undefined ? PLACES.map((place) => join(__dirname, place)) : [folder];
  return folders.map(tryReadProgram).find((program) => program !== undefined);
}

/** `engine.json` is written last, so where it is all is there. */
function tryReadProgram(folder: string): EngineProgram | undefined {
  const hash = tryReadHash(join(folder, 'engine.json'));
  if (hash === undefined) return undefined;
  const [wasm, glue, worker] = ['engine.wasm', 'wasm_exec.js', 'worker.js'].map((name) => join(folder, name));
  return { wasm, glue, worker, hash } as EngineProgram;
}

function tryReadHash(path: string): string | undefined {
  try {
    const { sha256 } = JSON.parse(readFileSync(path, 'utf8'));
    return typeof sha256 === 'string' ? sha256 : undefined;
  } catch {
    return undefined;
  }
}
