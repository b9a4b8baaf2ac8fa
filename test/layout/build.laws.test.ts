import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import type { KubeObject } from 'cdk8s-fluxcd';
import fc from 'fast-check';

import { parseYaml } from '../../lib/manifest/index.js';
import { findKustomize } from '../support/tools.js';
import { type FleetPlan, fleetPlan, makeFleet } from './fleet-arbitraries.js';

const kustomize = findKustomize();
const RUNS = Number(process.env.LAYOUT_RUNS ?? 8);
const run = promisify(execFile);

function sorted(objects: readonly KubeObject[]): KubeObject[] {
  const key = ({ apiVersion, kind, metadata }: KubeObject) =>
    [apiVersion, kind, metadata.namespace, metadata.name].join();
  return [...objects].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

interface Tally {
  built: number;
  patches: number;
}

async function checkFleet(plan: FleetPlan, tally: Tally): Promise<void> {
  const app = makeFleet(plan);
  const { findings } = app.result();
  if (findings.some(({ severity }) => severity === 'error')) return;
  const root = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-law-'));
  try {
    for (const { path, text } of app.toFiles().fleet ?? []) {
      tally.patches += text.split('- patch: |').length + text.split('.patch.yaml').length - 2;
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const built = app
      .toModel()
      .clusters.flatMap(({ kustomizations }) => kustomizations.filter(({ owner }) => owner !== ''));
    await Promise.all(
      built.map(async ({ path, declared }) => {
        const { stdout } = await run(kustomize as string, ['build', join(root, path)], { maxBuffer: 1 << 28 });
        const objects = parseYaml(stdout).documents as unknown as KubeObject[];
        expect(sorted(objects)).toEqual(sorted(declared.map(({ object }) => object)));
      }),
    );
    tally.built += built.length;
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe('What is laid out', () => {
  (kustomize === undefined ? it.skip : it)(
    'is what kustomize builds: every declared object survives exactly',
    async () => {
      const tally = { built: 0, patches: 0 };
      const batch = fc.array(fleetPlan, { minLength: 4, maxLength: 8, size: 'max' });
      const law = fc.asyncProperty(batch, async (plans) => {
        for (const plan of plans) await checkFleet(plan, tally);
      });
      await fc.assert(law, { numRuns: RUNS });
      expect(tally.built).toBeGreaterThan(RUNS * 4);
      expect(tally.patches).toBeGreaterThan(RUNS * 2);
    },
    300_000,
  );
});
