import { spawnSync } from 'node:child_process';

/** What a fresh Node process prints as JSON on its standard output; undefined when it needs longer than it may. */
export function runChild<T>(script: string, args: readonly string[], limitSeconds = 600): T | undefined {
  const { status, stdout, signal } = spawnSync(process.execPath, ['--expose-gc', script, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: limitSeconds * 1000,
    maxBuffer: 2 ** 28,
  });
  if (signal !== null) return undefined;
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with exit code ${status}`);
  return JSON.parse(stdout) as T;
}
