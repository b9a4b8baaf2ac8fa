import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';

import { type WasmImports, type WasmInstance, type WasmModule, webAssembly } from '../web-assembly.js';

/** Any name will do: the program is told it. */
const KEY = 'engine';

/**
 * Collecting half as often as Go would saves some time; more takes twice the memory and saves nothing (seen on bundles of
 * CRDs). There is one thread, whatever the machine has.
 */
const GO_ENVIRONMENT = { GOGC: '200', GOMAXPROCS: '1' };

/** How the program asks for the files of a tree. */
export interface GoFiles {
  /** 0 nothing, 1 a file, 2 a folder. */
  kind(path: string): number;
  /** Names, sorted, one a line. */
  list(path: string): string;
  read(path: string): Uint8Array;
}

export interface GoProgram {
  /** JSON in, JSON out. Throws when the program crashes, and is of no use afterwards. */
  run(request: string, files: GoFiles): string;
  /** What it printed since it began: the words of a crash. */
  output(): string;
}

/** The class of `wasm_exec.js`. */
interface Go {
  argv: string[];
  env: Record<string, string>;
  exit: (code: number) => void;
  readonly importObject: WasmImports;
  run(instance: WasmInstance): Promise<void>;
}

/** What the program hands over when it has started. */
interface Door {
  run?: (request: string, files: GoFiles) => unknown;
  ready: () => void;
}

/** What `wasm_exec.js` and Go's own packages look up by name. */
type World = Record<string, unknown> & { Go?: new () => Go; fs?: GoFileSystem };

interface GoFileSystem {
  writeSync(descriptor: number, bytes: Uint8Array): number;
}

/**
 * Starts the program in a world of its own: a global object that holds what Go's runtime needs and nothing else, no
 * `fetch`, no `require`, no process, and a file system that can only print. So Go's `http.Get`, which fetches where
 * Node lets it, has nothing to fetch with.
 */
export async function startGoProgram(module: WasmModule, glue: string): Promise<GoProgram> {
  const printed: string[] = [];
  const world = newWorld();
  const go = loadGo(glue, world, printed);
  const door = await enter(go, world, await webAssembly.instantiate(module, go.importObject));
  return { run: (request, files) => runOrThrow(door, request, files), output: () => printed.join('') };
}

function newWorld(): World {
  return { Array, Date, Error, Object, TextDecoder, TextEncoder, Uint8Array, crypto, performance };
}

function loadGo(glue: string, world: World, printed: string[]): Go {
  const decoder = new TextDecoder();
  const print: GoFileSystem = {
    writeSync(_descriptor, bytes) {
      printed.push(decoder.decode(bytes));
      return bytes.length;
    },
  };
  compileFunction(readFileSync(glue, 'utf8'), ['globalThis', 'fs'], { filename: glue })(world, print);
  if (world.Go === undefined) throw new Error(`"${glue}" is no wasm_exec.js`);
  // It made a file system that can do nothing but print to the console.
  world.fs = Object.assign(world.fs ?? {}, print);
  const go = new world.Go();
  return Object.assign(go, { argv: ['engine', KEY], env: { ...GO_ENVIRONMENT }, exit: () => {} });
}

/** `Go.run` goes on for as long as the program lives, so what counts is the word of the program itself. */
function enter(go: Go, world: World, instance: WasmInstance): Promise<Door> {
  return new Promise((resolve, reject) => {
    const door: Door = { ready: () => resolve(door) };
    world[KEY] = door;
    go.run(instance).then(() => reject(new Error('the engine ended before it was ready')), reject);
  });
}

/** A program that exits in the middle of a call leaves it without a result. */
function runOrThrow(door: Door, request: string, files: GoFiles): string {
  const answer = door.run?.(request, files);
  if (typeof answer !== 'string') throw new Error('the engine exited');
  return answer;
}
