import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { type Engine, type EngineOptions, openEngine } from '../../lib/engine/index.js';

const PROGRAM = join(__dirname, '../../dist/engine');

/** The real engine, of this project's own sources; nothing is kept on disk. Whoever opens it closes it. */
export function openTestEngine(options: EngineOptions = {}): Promise<Engine> {
  return openEngine({ program: PROGRAM, ...options });
}

/** `describe` for tests of the real engine: without it they are skipped, and the title says why. */
export function describeWithEngine(title: string, tests: () => void): void {
  if (existsSync(join(PROGRAM, 'engine.json'))) describe(title, tests);
  else describe.skip(`${title} (skipped: there is no dist/engine, and no Go to make it)`, tests);
}
