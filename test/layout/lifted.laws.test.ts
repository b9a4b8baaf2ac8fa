import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import type { FleetApp, KubeObject } from 'cdk8s-fluxcd';
import fc from 'fast-check';

import { parseYaml } from '../../lib/manifest/index.js';
import { findKustomize } from '../support/tools.js';
import { type LiftedPlan, liftedPlan, makeLifted } from './lifted-arbitraries.js';

const kustomize = findKustomize();
const RUNS = Number(process.env.LAYOUT_RUNS ?? 8) * 3;
const FIELDS = ['namespace', 'labels', 'replicas', 'images'] as const;
const run = promisify(execFile);

function isSound(app: FleetApp): boolean {
  return app.result().findings.every(({ severity }) => severity !== 'error');
}

function sorted(objects: readonly KubeObject[]): KubeObject[] {
  const key = ({ apiVersion, kind, metadata }: KubeObject) =>
    [apiVersion, kind, metadata.namespace, metadata.name].join();
  return [...objects].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

class Tally {
  built = 0;
  /** How many kustomization files have a field. */
  readonly fields = new Map<string, number>();

  count(text: string): void {
    for (const field of FIELDS) {
      if (text.includes(`\n${field}:`)) this.fields.set(field, (this.fields.get(field) ?? 0) + 1);
    }
  }
}

async function checkPlan(plan: LiftedPlan, tally: Tally): Promise<void> {
  const app = makeLifted(plan);
  if (!isSound(app)) return;
  const root = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-lifted-'));
  try {
    for (const { path, text } of app.toFiles().fleet ?? []) {
      if (path.startsWith('apps/') && path.endsWith('kustomization.yaml')) tally.count(text);
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const built = app.toModel().clusters.flatMap(({ kustomizations }) => kustomizations.slice(0));
    const made = built.filter(({ owner }) => owner !== '');
    await Promise.all(
      made.map(async ({ path, declared, complete }) => {
        const { stdout } = await run(kustomize as string, ['build', join(root, path)], { maxBuffer: 1 << 28 });
        const objects = parseYaml(stdout).documents as unknown as KubeObject[];
        // The name of a generated ConfigMap ends in a hash that only kustomize knows.
        const known = complete ? objects : objects.filter(({ metadata }) => !metadata.name.startsWith('made-'));
        expect(sorted(known)).toEqual(sorted(declared.map(({ object }) => object)));
      }),
    );
    tally.built += made.length;
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe('Fields that say what differs between overlays', () => {
  (kustomize === undefined ? it.skip : it)(
    'say it exactly: kustomize builds every declared object',
    async () => {
      const tally = new Tally();
      const law = fc.asyncProperty(fc.array(liftedPlan, { minLength: 3, maxLength: 6, size: 'max' }), async (plans) => {
        for (const plan of plans) await checkPlan(plan, tally);
      });
      await fc.assert(law, { numRuns: RUNS });
      expect(tally.built).toBeGreaterThan(RUNS);
      for (const field of FIELDS) expect([field, (tally.fields.get(field) ?? 0) > RUNS / 4]).toEqual([field, true]);
    },
    300_000,
  );

  it('do not depend on the order in which constructs are made', () => {
    const law = fc.property(liftedPlan, (plan) => {
      const app = makeLifted(plan);
      if (isSound(app)) expect(makeLifted(plan, { reversed: true }).toFiles()).toEqual(app.toFiles());
    });
    fc.assert(law, { numRuns: RUNS });
  });

  it('change in the folders of one cluster when what it alone says changes', () => {
    let shown = 0;
    const law = fc.property(liftedPlan, (plan) => {
      const [first, second, ...rest] = plan.clusters;
      if (first === undefined || second === undefined) return;
      // Something else than before, and than all others say.
      const images = Object.fromEntries(Object.keys(second.images).map((name) => [name, ':changed']));
      const before = { ...second, images: { ...second.images, web: ':before' } };
      const changed = { ...before, images: { ...before.images, web: images.web ?? '' } };
      const filesOf = (each: typeof second) => {
        const app = makeLifted({ ...plan, clusters: [first, each, ...rest] });
        return isSound(app) ? new Map((app.toFiles().fleet ?? []).map(({ path, text }) => [path, text])) : undefined;
      };
      const [old, next] = [filesOf(before), filesOf(changed)];
      if (old === undefined || next === undefined) return;
      const paths = [...new Set([...old.keys(), ...next.keys()])].filter((path) => old.get(path) !== next.get(path));
      if (paths.length > 0) shown++;
      expect(paths.filter((path) => !path.startsWith('apps/c1/'))).toEqual([]);
    });
    fc.assert(law, { numRuns: RUNS * 2 });
    expect(shown).toBeGreaterThan(RUNS / 4);
  });
});
