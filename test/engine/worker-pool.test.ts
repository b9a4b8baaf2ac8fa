import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { findEngineProgram } from '../../lib/engine/engine-program.js';
import { WorkerPool } from '../../lib/engine/worker-pool.js';
import type { FileTree } from '../../lib/model/index.js';
import { writeFakeProgram } from './fake-program.js';
import { temporaryFolder } from './temporary-folder.js';
import { textTree } from './text-tree.js';

const folder = temporaryFolder();
let pool: WorkerPool;

function open({ workers = 1, timeout = 60_000 } = {}): void {
  const program = findEngineProgram(writeFakeProgram(folder()));
  if (program === undefined) throw new Error('no program');
  pool = new WorkerPool(program, { workers, timeout });
}

async function ask(what: string, tree?: FileTree): Promise<string> {
  return (await pool.run({ text: JSON.stringify({ do: what }), tree })).text;
}

async function problem(what: string): Promise<unknown> {
  return JSON.parse(await ask(what)).error;
}

function starts(): number {
  return readFileSync(join(folder(), 'starts'), 'utf8').length;
}

afterEach(() => pool.close());

describe('a pool', () => {
  test('starts no worker before there is something to do', async () => {
    open();
    expect(starts()).toBe(0);
    await ask('count');
    expect(starts()).toBe(1);
  });

  test('keeps its worker from one request to the next', async () => {
    open();
    expect([await ask('count'), await ask('count'), await ask('count')]).toEqual(['1', '2', '3']);
  });

  test('starts no second worker for requests that come one by one', async () => {
    open({ workers: 2 });
    expect([await ask('count'), await ask('count'), starts()]).toEqual(['1', '2', 1]);
  });

  test('spreads requests that come at a time over its workers', async () => {
    open({ workers: 2 });
    const answers = await Promise.all([ask('count'), ask('count'), ask('count'), ask('count')]);
    expect([answers.filter((answer) => answer === '1').length, starts()]).toEqual([2, 2]);
  });

  test('sends the files of a tree to a worker once', async () => {
    open();
    const [one, other] = [textTree({ a: '', 'b/c': '' }), textTree({ d: '' })];
    expect([await ask('files', one), await ask('files', one), await ask('files', other), await ask('files')]).toEqual([
      'a,b/c',
      'known',
      'd',
      'known',
    ]);
  });
});

describe('a request that comes to no end', () => {
  test('is given up after its time, and the next one has a new worker', async () => {
    open({ timeout: 300 });
    expect(await problem('hang')).toEqual({
      reason: 'limit',
      message: 'took more than 0.3 s; build less in one folder',
    });
    expect([await ask('count'), starts()]).toEqual(['1', 2]);
  });

  test.each([
    ['exhaust', 'needs more than 1 GiB of memory; build less in one folder'],
    ['nest', 'is nested too deeply'],
    ['crash', 'stopped the engine: fatal error: unexpected signal'],
    ['exit', 'stopped the engine: the worker exited with code 3'],
  ])('is a problem of its own: %s', async (what, message) => {
    open();
    expect(await problem(what)).toEqual({ reason: 'limit', message });
    expect([await ask('count'), starts()]).toEqual(['1', 2]);
  });

  test('is tried again when the worker was no new one', async () => {
    open();
    expect([await ask('tire'), await ask('tire'), starts()]).toEqual(['fresh', 'fresh', 2]);
  });

  test('is not tried a third time', async () => {
    open();
    await ask('count');
    expect([await problem('crash'), starts()]).toEqual([
      { reason: 'limit', message: 'stopped the engine: fatal error: unexpected signal' },
      2,
    ]);
  });
});

describe('a program that does not start', () => {
  test('is an error that tells why', async () => {
    open();
    writeFakeProgram(folder(), 'throw new Error("no wasm")');
    await expect(ask('count')).rejects.toThrow('the engine does not start: Error: no wasm');
  });
});

test('a process that leaves its engine open ends', () => {
  const program = writeFakeProgram(folder());
  open();
  const script = `
    const { openEngine } = require(${JSON.stringify(join(__dirname, '../../lib/engine/index.ts'))});
    openEngine({ program: ${JSON.stringify(program)} })
      .then((engine) => engine.glob({ pattern: '', exclude: [], paths: [] }))
      .catch(() => console.log('asked'));
  `;
  const worker =
    'const { parentPort: p } = require("node:worker_threads"); p.on("message", () => p.postMessage({ type: "answer", answer: { text: "1" } })); p.postMessage({ type: "ready" });';
  writeFakeProgram(folder(), worker);
  const args = ['--require', 'tsx/cjs', '-e', script];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
  expect([stdout, status]).toEqual(['asked\n', 0]);
});
