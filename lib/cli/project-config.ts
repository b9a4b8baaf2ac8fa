import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isJsonObject, parseYaml } from '../manifest/index.js';

import { UsageError } from './usage-error.js';

const FILE = 'cdk8s.yaml';

/** What cdk8s-cli writes to when nothing says otherwise. */
const DEFAULT_OUTPUT = 'dist';

export interface ProjectConfig {
  /** The command that runs the app. */
  readonly app: string;
  /** Folder of the preview. */
  readonly output: string;
}

/** The command and the preview folder: as given, else from cdk8s.yaml in the working directory. */
export function projectConfig(given: Partial<ProjectConfig>, cwd: string): ProjectConfig {
  const config = given.app === undefined || given.output === undefined ? readConfig(cwd) : undefined;
  const app = given.app ?? field(config, 'app');
  if (app === undefined) {
    const state = config === undefined ? `there is no ${FILE} here` : `${FILE} has no "app"`;
    throw new UsageError(
      `no app to run: ${state}; give --app CMD, or write a line such as "app: npx tsx main.ts" there`,
    );
  }
  return { app, output: given.output ?? field(config, 'output') ?? DEFAULT_OUTPUT };
}

/** Whether the working directory is a project of cdk8s. */
export function hasProjectConfig(cwd: string): boolean {
  return existsSync(join(cwd, FILE));
}

function readConfig(cwd: string): unknown {
  const text = readText(join(cwd, FILE));
  if (text === undefined) return undefined;
  const { documents, problems } = parseYaml(text);
  const [problem] = problems;
  if (problem !== undefined) throw new UsageError(`${FILE}:${problem.line}:${problem.column}: ${problem.message}`);
  return documents[0] ?? {};
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new UsageError(`${FILE} cannot be read: ${code}`);
  }
}

function field(config: unknown, name: keyof ProjectConfig): string | undefined {
  const value = isJsonObject(config) ? config[name] : undefined;
  if (value === undefined || (typeof value === 'string' && value.trim() !== '')) return value;
  throw new UsageError(`${FILE}: "${name}" must be a string, not ${JSON.stringify(value)}`);
}
