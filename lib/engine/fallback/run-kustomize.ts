import { execFile } from 'node:child_process';
import { join } from 'node:path';

import type { EngineProblem } from '../engine.js';

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9';

/** No network and no other program, should kustomize ask for one all the same. */
const ENVIRONMENT = {
  PATH: '',
  HTTP_PROXY: NOWHERE,
  HTTPS_PROXY: NOWHERE,
  ALL_PROXY: NOWHERE,
  NO_PROXY: '',
  GIT_ALLOW_PROTOCOL: 'none',
};

const LARGEST_OUTPUT = 256 * 1024 * 1024;
const LONGEST_MESSAGE = 2000;

export interface KustomizeRun {
  readonly program: string;
  /** Root of the tree on disk. */
  readonly root: string;
  /** Relative to it. */
  readonly folder: string;
  /** Milliseconds. */
  readonly timeout: number;
}

/** The YAML that `kustomize build` prints, or why there is none. Files outside their folder are refused by kustomize. */
export function runKustomize({ program, root, folder, timeout }: KustomizeRun): Promise<string | EngineProblem> {
  const env = { ...ENVIRONMENT, HOME: root, TMPDIR: root };
  const options = { cwd: root, env, timeout, maxBuffer: LARGEST_OUTPUT, encoding: 'utf8' } as const;
  return new Promise((resolve) => {
    execFile(program, ['build', join(root, folder)], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (error.killed) resolve({ reason: 'limit', message: `took more than ${timeout / 1000} s` });
      else resolve({ reason: 'build', message: oneLine(stderr || error.message, root) });
    });
  });
}

function oneLine(text: string, root: string): string {
  const relative = text.replaceAll(`${root}/`, '').replaceAll(root, '.');
  const line = relative.replace(/^Error: /, '').replace(/\s+/g, ' ');
  return line.trim().slice(0, LONGEST_MESSAGE);
}
