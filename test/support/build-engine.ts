import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/**
 * Before all tests: the engine is made where its sources have changed. Without Go it stays as it is, and where it is
 * missing, tests that need it say so. In a process of its own, since jest resolves no imports of TypeScript here.
 */
// biome-ignore lint/style/noDefaultExport: jest calls the default export of this file
export default function buildEngineOnce(): void {
  const args = ['--import', 'tsx', 'scripts/build-engine.ts', '--optional'];
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}
