import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import type { FleetApp } from 'cdk8s-fluxcd';

import { isJsonObject, type Json, type KubeObject, parseYaml } from '../../lib/manifest/index.js';
import { findKustomize } from '../support/tools.js';

const run = promisify(execFile);

/** The names in plans of fleets, with a hash behind them. */
const HASHED = /^(o\d+-\d+(?:-\w+)?)-[a-z0-9]{10}$/;

/** What the real kustomize builds of each Kustomization but the entries, by cluster and key. */
export async function buildFleet(
  app: FleetApp,
  vendored: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<string, readonly KubeObject[]>> {
  const root = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-law-'));
  try {
    const files = [...(app.toFiles().fleet ?? []), ...Object.entries(vendored).map(([path, text]) => ({ path, text }))];
    for (const { path, text } of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const folders = app
      .toModel()
      .clusters.flatMap(({ name, kustomizations }) =>
        kustomizations.filter(({ owner }) => owner !== '').map(({ key, path }) => ({ id: `${name} ${key}`, path })),
      );
    const built = await Promise.all(
      folders.map(async ({ id, path }) => [id, await buildFolder(join(root, path))] as const),
    );
    return new Map(built);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Flux lets a kustomization file read all of the repository. */
async function buildFolder(folder: string): Promise<readonly KubeObject[]> {
  const flags = ['build', '--load-restrictor', 'LoadRestrictionsNone', folder];
  const { stdout } = await run(findKustomize() as string, flags, { maxBuffer: 1 << 28 });
  return sortedObjects(parseYaml(stdout).documents as unknown as KubeObject[]);
}

/** As they are but for the hashes at the end of generated names: only kustomize knows these. */
export function withoutHashes(value: Json): Json {
  if (typeof value === 'string') return value.replace(HASHED, '$1');
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutHashes);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutHashes(item)]));
}

export function sortedObjects(objects: readonly KubeObject[]): readonly KubeObject[] {
  const key = ({ apiVersion, kind, metadata }: KubeObject) =>
    [apiVersion, kind, metadata.namespace, metadata.name].join();
  return [...objects].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
