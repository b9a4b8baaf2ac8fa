import { readFile } from 'node:fs/promises';

import type { FileTree } from '../model/index.js';

import type { EngineProgram } from './engine-program.js';
import { type Outcome, PoolWorker } from './pool-worker.js';
import { refusal } from './refusal.js';
import { type WasmModule, webAssembly } from './web-assembly.js';
import type { RawAnswer, WorkerRequest } from './worker/messages.js';

export interface PoolOptions {
  readonly workers: number;
  /** Milliseconds for one request. */
  readonly timeout: number;
}

/** One request of JSON, and the tree it is about. */
export interface PoolRequest {
  readonly text: string;
  readonly tree: FileTree | undefined;
}

/** A place for a worker, which is started when there is something to do for it. */
interface Seat {
  worker?: Promise<PoolWorker> | undefined;
}

/** Runs requests in worker threads, as many at a time as there are workers. */
export class WorkerPool {
  private readonly seats: Seat[];
  private readonly free: Seat[];
  private readonly waiting: ((seat: Seat) => void)[] = [];
  private readonly numbers = new WeakMap<FileTree, number>();
  private lastNumber = 0;
  private module: Promise<WasmModule> | undefined;

  constructor(
    private readonly program: EngineProgram,
    private readonly options: PoolOptions,
  ) {
    this.seats = Array.from({ length: options.workers }, () => ({}));
    this.free = [...this.seats].reverse();
  }

  /** The answer; a `limit` problem where time or memory did not suffice. */
  async run(request: PoolRequest): Promise<RawAnswer> {
    const seat = await this.takeSeat();
    try {
      return await this.runOn(seat, request);
    } finally {
      this.giveSeat(seat);
    }
  }

  async close(): Promise<void> {
    const workers = await Promise.allSettled(this.seats.map(({ worker }) => worker));
    await Promise.all(workers.map((worker) => (worker.status === 'fulfilled' ? worker.value?.stop() : undefined)));
  }

  /** A crash may come from what earlier requests left behind; in a fresh worker it is the answer. */
  private async runOn(seat: Seat, request: PoolRequest): Promise<RawAnswer> {
    const wasFresh = seat.worker === undefined;
    const outcome = await this.attempt(seat, request);
    if (outcome.type === 'answer') return outcome.answer;
    if (outcome.type === 'late' || wasFresh) return refusal(outcome, this.options.timeout);
    return this.runOn(seat, request);
  }

  private async attempt(seat: Seat, request: PoolRequest): Promise<Outcome> {
    seat.worker ??= this.startWorker();
    try {
      const worker = await seat.worker;
      const outcome = await worker.run(this.toWorkerRequest(worker, request), this.options.timeout);
      if (outcome.type !== 'answer') seat.worker = undefined;
      return outcome;
    } catch (error) {
      seat.worker = undefined;
      throw error;
    }
  }

  private async startWorker(): Promise<PoolWorker> {
    this.module ??= readFile(this.program.wasm).then((bytes) => webAssembly.compile(bytes));
    return PoolWorker.start(this.program.worker, { module: await this.module, glue: this.program.glue });
  }

  /** The files of a tree are sent to a worker once. */
  private toWorkerRequest({ trees }: PoolWorker, { text, tree }: PoolRequest): WorkerRequest {
    if (tree === undefined) return { request: text, tree: 0 };
    const number = this.numberOf(tree);
    if (trees.has(number)) return { request: text, tree: number };
    trees.add(number);
    return { request: text, tree: number, files: tree.files, folders: tree.folders };
  }

  private numberOf(tree: FileTree): number {
    const number = this.numbers.get(tree) ?? ++this.lastNumber;
    this.numbers.set(tree, number);
    return number;
  }

  private takeSeat(): Promise<Seat> {
    const seat = this.free.pop();
    return seat === undefined ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve(seat);
  }

  private giveSeat(seat: Seat): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free.push(seat);
    else next(seat);
  }
}
