import fc from 'fast-check';

import type { KubeObject } from '../../lib/manifest/index.js';
import type { FleetModel, FolderModel, KustomizationModel } from '../../lib/model/index.js';
import { findKustomize } from '../support/tools.js';
import { buildFleet, sortedObjects, withoutHashes } from './build-fleet.js';
import { type FleetPlan, fleetPlan, largeFleetPlan } from './fleet-arbitraries.js';
import { vendoredFiles } from './make-fleet.js';
import { soundFleet } from './sound-fleet.js';

const RUNS = Number(process.env.LAYOUT_RUNS ?? 8);
const withKustomize = findKustomize() === undefined ? it.skip : it;

interface Tally {
  /** Kustomizations that kustomize built. */
  built: number;
  /** Objects in what was built of bases and overlays. */
  shared: number;
  patches: number;
  /** Fleets that are not laid out. */
  refused: number;
}

const newTally = (): Tally => ({ built: 0, shared: 0, patches: 0, refused: 0 });

/** How many objects lie in folders that have a base, or in one that has. */
function sharedObjects({ base, path, objects, folders }: FolderModel, isShared = false): number {
  const isBased = isShared || (base !== undefined && base !== path);
  return folders.reduce((sum, folder) => sum + sharedObjects(folder, isBased), isBased ? objects.length : 0);
}

function kustomizationsOf({ clusters }: FleetModel): ReadonlyMap<string, KustomizationModel> {
  const all = clusters.flatMap(({ name, kustomizations }) =>
    kustomizations.filter(({ owner }) => owner !== '').map((each) => [`${name} ${each.key}`, each] as const),
  );
  return new Map(all);
}

/** Without Flux's own Kustomizations: they say where the others lie. */
function withoutPaths(built: ReadonlyMap<string, readonly KubeObject[]>): ReadonlyMap<string, readonly KubeObject[]> {
  return new Map([...built].map(([id, objects]) => [id, objects.filter(({ kind }) => kind !== 'Kustomization')]));
}

async function checkFleet(plan: FleetPlan, tally: Tally): Promise<void> {
  const sound = soundFleet(plan);
  if (sound === undefined) {
    tally.refused++;
    return;
  }
  const { app, without } = sound;
  const built = await buildFleet(app, vendoredFiles(plan));
  for (const [id, { declared, complete, content }] of kustomizationsOf(app.toModel())) {
    const objects = sortedObjects(declared.map(({ object }) => object));
    const found = built.get(id) ?? [];
    if (complete) expect({ id, objects: found }).toEqual({ id, objects });
    else
      expect({ id, objects: found.map(withoutHashes) }).toEqual({ id, objects: expect.arrayContaining([...objects]) });
    tally.built++;
    tally.shared += content === undefined ? 0 : sharedObjects(content);
  }
  const texts = (app.toFiles().fleet ?? []).map(({ text }) => text);
  for (const text of texts) tally.patches += text.split('- patch: |').length + text.split('.patch.yaml').length - 2;
  if ([...kustomizationsOf(app.toModel()).values()].every(({ complete }) => complete)) return;
  const rendered = soundFleet(plan, { rendered: true, without });
  if (rendered === undefined) return;
  expect(withoutPaths(built)).toEqual(withoutPaths(await buildFleet(rendered.app, vendoredFiles(plan))));
}

describe('What is laid out', () => {
  withKustomize(
    'is what kustomize builds: every declared object survives exactly, and the rest is as it is without bases',
    async () => {
      const tally = newTally();
      const batch = fc.array(fleetPlan, { minLength: 4, maxLength: 8, size: 'max' });
      const law = fc.asyncProperty(batch, async (plans) => {
        for (const plan of plans) await checkFleet(plan, tally);
      });
      await fc.assert(law, { numRuns: RUNS });
      expect(tally.built).toBeGreaterThan(RUNS * 4);
      expect(tally.patches).toBeGreaterThan(RUNS * 2);
    },
    600_000,
  );

  withKustomize(
    'is what kustomize builds of 20,000 objects in bases and overlays',
    async () => {
      const tally = newTally();
      // Another seed is another fleet: there is nothing to shrink.
      const law = fc.asyncProperty(fc.integer(), async (seed) => {
        const [plan] = fc.sample(largeFleetPlan, { seed, numRuns: 1 });
        await checkFleet(plan as FleetPlan, tally);
      });
      await fc.assert(law, { numRuns: 4 * RUNS, endOnFailure: true });
      expect(tally.shared).toBeGreaterThanOrEqual(2500 * RUNS);
    },
    600_000,
  );
});
