import { Worker } from 'node:worker_threads';

import type { RawAnswer, WorkerMessage, WorkerRequest, WorkerStart } from './worker/messages.js';

/** Go calls nest on the stack of the thread: deep YAML needs more than the 4 MB that Node gives. */
const LIMITS = { maxOldGenerationSizeMb: 1024, stackSizeMb: 64 };

/** How a request ended. But for `answer` the worker is gone. */
export type Outcome =
  | { readonly type: 'answer'; readonly answer: RawAnswer }
  | { readonly type: 'crashed'; readonly output: string }
  | { readonly type: 'late' };

/** A worker thread with one Go program; it keeps the process alive only while it works. */
export class PoolWorker {
  /** Numbers of the trees whose files it has. */
  readonly trees = new Set<number>();

  /** @throws when the program does not start */
  static async start(script: string, start: WorkerStart): Promise<PoolWorker> {
    // Nothing of our own options and environment is for it: a loader of the app, for one, would load it anew.
    const options = { workerData: start, env: {}, execArgv: [], resourceLimits: LIMITS };
    const worker = new PoolWorker(new Worker(script, options));
    const first = await worker.next();
    if (first.type === 'crashed') throw new Error(`the engine does not start: ${first.output}`);
    worker.thread.unref();
    return worker;
  }

  private listener: ((message: WorkerMessage) => void) | undefined;
  private crash: WorkerMessage | undefined;

  private constructor(private readonly thread: Worker) {
    thread.on('message', (message: WorkerMessage) => this.hear(message));
    thread.on('error', (error) => this.hear({ type: 'crashed', output: String(error) }));
    thread.on('exit', (code) => this.hear({ type: 'crashed', output: `the worker exited with code ${code}` }));
  }

  async run(request: WorkerRequest, timeout: number): Promise<Outcome> {
    this.thread.ref();
    const late = new Timer(timeout);
    this.thread.postMessage(request);
    const outcome = await Promise.race([this.next(), late.promise]);
    late.stop();
    this.thread.unref();
    if (outcome.type === 'ready') throw new Error('the engine started twice');
    if (outcome.type !== 'answer') await this.stop();
    return outcome;
  }

  async stop(): Promise<void> {
    await this.thread.terminate();
  }

  private next(): Promise<WorkerMessage> {
    if (this.crash !== undefined) return Promise.resolve(this.crash);
    return new Promise((resolve) => {
      this.listener = resolve;
    });
  }

  /** A worker may also end while nobody asks it. */
  private hear(message: WorkerMessage): void {
    if (message.type === 'crashed') this.crash ??= message;
    this.listener?.(message);
  }
}

/** A promise for a moment. */
class Timer {
  readonly promise: Promise<{ readonly type: 'late' }>;
  private handle: NodeJS.Timeout | undefined;

  constructor(milliseconds: number) {
    this.promise = new Promise((resolve) => {
      this.handle = setTimeout(() => resolve({ type: 'late' }), milliseconds);
    });
  }

  stop(): void {
    clearTimeout(this.handle);
  }
}
