import { type Engine, openEngine } from '../../lib/engine/index.js';

/** Milliseconds for one folder: a proof is no matter of speed, and others may use the machine. */
const TIMEOUT = 600_000;

/** Opens an engine for a proof, and closes it however that ends. */
export async function withEngine<T>(prove: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEngine({ timeout: TIMEOUT });
  try {
    return await prove(engine);
  } finally {
    await engine.close();
  }
}
