import { ENVIRONMENT } from '../report/index.js';

import { parseRepositories, type RepositoryTarget } from './repository-targets.js';

/** What the surroundings of the process ask of a synthesis. The only file of the library that reads them. */
export interface SynthEnvironment {
  readonly cwd: string;
  readonly repositories: readonly RepositoryTarget[];
  readonly check: boolean;
  readonly overwriteEdits: boolean;
  /** Whether the preview folder is written. */
  readonly preview: boolean;
  /** File for the JSON report, `''` for none. */
  readonly report: string;
  readonly recordConstructMetadata: boolean;
  /** Number of this process, for locks. */
  readonly pid: number;
  /** Whether a process runs on this machine. */
  readonly isAlive: (pid: number) => boolean;
  /** Prints to standard error. */
  readonly print: (text: string) => void;
  /** Lets the process end with exit code 1. */
  readonly fail: () => void;
}

/** @throws when `FLUX_FLEET_REPO` cannot be read */
export function readEnvironment(): SynthEnvironment {
  const { env } = process;
  return {
    cwd: process.cwd(),
    repositories: parseRepositories(env[ENVIRONMENT.repositories] ?? '', ENVIRONMENT.repositories),
    check: env[ENVIRONMENT.check] === 'true',
    overwriteEdits: env[ENVIRONMENT.overwriteEdits] === 'true',
    preview: env[ENVIRONMENT.preview] !== 'off',
    report: env[ENVIRONMENT.report] ?? '',
    recordConstructMetadata: env[ENVIRONMENT.constructMetadata] === 'true',
    pid: process.pid,
    isAlive,
    print: (text) => process.stderr.write(text),
    fail: () => {
      process.exitCode = 1;
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of someone else is there, too, but may not be asked.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Runs something once, when the process is about to end. */
export function atExit(action: () => void): void {
  process.once('exit', action);
}
