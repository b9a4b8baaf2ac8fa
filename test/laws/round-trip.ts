import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type BuiltFleet, buildFleet, type RepositoryAtHand } from '../../lib/build/index.js';
import type { Engine } from '../../lib/engine/index.js';
import type { FileTree } from '../../lib/model/index.js';
import { readTree, type RenderedFile, renderTree, treeOfFiles } from '../../lib/repo/index.js';
import { addFiles } from '../repo/support.js';
import { bootstrapFiles } from './bootstrap-files.js';
import { compareModels } from './compare-models.js';
import type { FleetPlan } from './fleet-plan.js';
import { FLEET, MODULES, plantFleet } from './plant-fleet.js';

/** Lays a fleet out, builds what was laid out, and expects to find the same fleet. */
export async function roundTrip(engine: Engine, plan: FleetPlan): Promise<void> {
  const { findings, model, trees } = plantFleet(plan).result();
  if (findings.some(({ severity }) => severity === 'error')) return;
  const files = Object.fromEntries(trees.map((tree) => [tree.repository, renderTree(tree)]));
  if (plan.bootstrapped) files[FLEET.name]?.push(...plan.clusters.flatMap((name) => bootstrapFiles(entryFolder(name))));
  const built = await buildFiles(engine, files, plan);
  expect(built.findings).toEqual([]);
  compareModels(built.model, model, plan);
}

function entryFolder(cluster: string): string {
  return `clusters/${cluster}`;
}

async function buildFiles(
  engine: Engine,
  files: Readonly<Record<string, readonly RenderedFile[]>>,
  { bootstrapped, clusters, onDisk }: FleetPlan,
): Promise<BuiltFleet> {
  const root = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-law-'));
  const atHand = (name: string, { url, branch }: typeof FLEET | typeof MODULES): RepositoryAtHand => {
    const found = files[url === FLEET.url ? FLEET.name : MODULES.name] ?? [];
    const tree = onDisk ? treeOnDisk(join(root, name === '.' ? FLEET.name : name), found) : treeOfFiles(found);
    return { name, shown: '', url, branch, tree, root: '' };
  };
  try {
    const repositories = [atHand('.', FLEET), atHand(MODULES.name, MODULES)] as const;
    const named = bootstrapped ? undefined : clusters.map(entryFolder);
    return await buildFleet(engine, { repositories: [...repositories], clusters: named });
  } finally {
    rmSync(root, { recursive: true });
  }
}

function treeOnDisk(dir: string, files: readonly RenderedFile[]): FileTree {
  addFiles(dir, { 'README.md': '', ...Object.fromEntries(files.map(({ path, text }) => [path, text])) });
  const { tree, findings } = readTree(dir);
  expect(findings).toEqual([]);
  return tree;
}
