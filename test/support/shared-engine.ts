import type { Engine } from '../../lib/engine/index.js';
import { openTestEngine } from './engine.js';

/** One engine for all tests of a file: a command closes what it opened, but starting another takes a second. */
export class SharedEngine {
  private engine: Promise<Engine> | undefined;

  readonly open = async (): Promise<Engine> => {
    this.engine ??= openTestEngine();
    return Object.create(await this.engine, { close: { value: async () => undefined } });
  };

  async close(): Promise<void> {
    await (await this.engine)?.close();
  }
}
