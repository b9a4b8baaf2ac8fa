import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';

import { parseAllDocuments } from 'yaml';

import { run } from '../../lib/cli/index.js';
import type { KubeObject } from '../../lib/manifest/index.js';
import type { ClusterModel, KustomizationModel } from '../../lib/model/index.js';

import { findKustomize } from '../support/tools.js';
import { withoutNpm } from '../support/without-npm.js';

export const ROOT = join(__dirname, '../..');

/** Objects by `apiVersion Kind namespace/name`. */
export type Objects = Readonly<Record<string, KubeObject>>;

export interface CommandRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `flux-fleet` with these arguments in the root of this project; the app runs in a real process. */
export async function fluxFleet(args: readonly string[]) {
  const text = { stdout: '', stderr: '' };
  const code = await run(args, {
    stdout: { write: (chunk) => (text.stdout += chunk) },
    stderr: { write: (chunk) => (text.stderr += chunk) },
    env: plainEnvironment(),
    cwd: ROOT,
  });
  return { code, stdout: text.stdout, stderr: withoutNpm(text.stderr) } satisfies CommandRun;
}

/** The environment without what would tell an app, or a jest within this one, what to do. */
export function plainEnvironment(): Record<string, string | undefined> {
  const told = /^(FLUX_FLEET_|CDK8S_|JEST_|NODE_ENV$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !told.test(name)));
}

const made: string[] = [];

export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-apps-'));
  made.push(dir);
  return dir;
}

export function removeTemporaryFolders(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
}

/** A temporary folder with these files of another one. */
export function copyFolder(from: string, isWanted: (path: string) => boolean): string {
  const dir = temporaryFolder();
  for (const path of pathsIn(from).filter(isWanted)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    cpSync(join(from, path), join(dir, path));
  }
  return dir;
}

/** Files below a folder, relative to it, sorted. */
export function pathsIn(dir: string): string[] {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => relative(dir, join(parentPath, name)).replaceAll(sep, '/')).sort();
}

/** Path → content of the files below a folder. */
export function contentsOf(dir: string): Record<string, string> {
  return Object.fromEntries(pathsIn(dir).map((path) => [path, readFileSync(join(dir, path), 'utf8')]));
}

/** What the real kustomize builds from a folder. */
export function build(dir: string): Objects {
  return objectsIn(kustomize(['build', dir]));
}

/** What Flux builds from an entry folder: it makes the kustomization file itself, of all it finds. */
export function buildEntry(dir: string): Objects {
  kustomize(['create', '--recursive', '--autodetect'], dir);
  try {
    return build(dir);
  } finally {
    rmSync(join(dir, 'kustomization.yaml'));
  }
}

function kustomize(args: readonly string[], cwd = ROOT): string {
  const program = findKustomize();
  if (program === undefined) throw new Error('kustomize is not installed');
  return execFileSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30, stdio: 'pipe' });
}

/** @throws when an object comes twice */
export function objectsIn(text: string): Objects {
  const documents = parseAllDocuments(text).map((document) => document.toJS() as KubeObject);
  return byKey(documents);
}

export function byKey(objects: readonly KubeObject[]): Objects {
  const entries = objects.map((object) => [keyOf(object), object] as const);
  const result = Object.fromEntries(entries);
  if (Object.keys(result).length !== objects.length) throw new Error('an object comes twice');
  return result;
}

function keyOf({ apiVersion, kind, metadata }: KubeObject): string {
  return `${apiVersion} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}

/** What a Kustomization of the model declares. */
export function declaredBy({ declared }: KustomizationModel): Objects {
  return byKey(declared.map(({ object }) => object));
}

export function kustomizationOf({ kustomizations }: ClusterModel, name: string): KustomizationModel {
  const found = kustomizations.find((kustomization) => kustomization.name === name);
  if (found === undefined) throw new Error(`no Kustomization "${name}"`);
  return found;
}

/** `describe` for what needs programs or files: without them it is skipped, and its title says why. */
export function describeWith(needs: Readonly<Record<string, boolean>>, title: string, tests: () => void): void {
  const missing = Object.keys(needs).filter((need) => needs[need] !== true);
  if (missing.length === 0) describe(title, tests);
  else describe.skip(`${title} (skipped: ${missing.join(' and ')} not there)`, tests);
}
