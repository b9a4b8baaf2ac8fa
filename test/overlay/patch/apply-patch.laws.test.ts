import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';

import { type KubeObject, type KustomizationTransform, normalizeObject } from '../../../lib/manifest/index.js';
import { applyTransform } from '../../../lib/overlay/index.js';
import { applyPatch } from '../../../lib/overlay/patch/apply-patch.js';
import { findKustomize } from '../../support/tools.js';
import { buildPatched, type Patched } from './build-patched.js';
import { Chance } from './chance.js';
import { randomObject } from './random-object.js';
import { randomPatch } from './random-patch.js';

const BATCH = 250;
const RUNS = 84;

/** An object, its patch, and what is said to come out. */
interface Case extends Patched {
  readonly said: ReturnType<typeof applyPatch>;
}

interface Tally {
  certain: number;
  unknown: number;
}

const TRANSFORMS: readonly KustomizationTransform[] = [
  {},
  {},
  { namespace: 'moved' },
  { labels: { team: 'blue', a: 'true' }, images: [{ name: 'nginx', newTag: '2' }] },
];

/** Nothing where the base itself is beyond what can be said, or where the patch leads out of normal form. */
function randomCase(chance: Chance, name: string, transform: KustomizationTransform): Case | undefined {
  const object = randomObject(chance, name);
  const { objects, problems } = applyTransform([object], transform);
  const [built] = objects;
  if (built === undefined || problems.length > 0) return undefined;
  const patch = randomPatch(built, chance);
  const said = applyPatch(built, patch);
  return typeof said === 'object' && normalizeObject(said).problems.length > 0 ? undefined : { object, patch, said };
}

/** The first case of which kustomize makes something else. */
function disagreement(cases: readonly Case[], transform: KustomizationTransform): object | undefined {
  if (cases.length === 0) return undefined;
  try {
    const built = buildPatched(cases, transform);
    const wrong = cases.find(({ object, said }) => !isBuilt(said, built.get(object.metadata.name)));
    return wrong === undefined ? undefined : { ...wrong, transform, built: built.get(wrong.object.metadata.name) };
  } catch (error) {
    if (cases.length === 1) return { ...cases[0], transform, error: String(error) };
    const half = Math.ceil(cases.length / 2);
    return disagreement(cases.slice(0, half), transform) ?? disagreement(cases.slice(half), transform);
  }
}

function isBuilt(said: Case['said'], built: KubeObject | undefined): boolean {
  return said === 'deleted' ? built === undefined : isDeepStrictEqual(said, built);
}

function randomCases(seed: number, transform: KustomizationTransform, tally: Tally): readonly Case[] {
  const chance = new Chance(seed);
  const cases = Array.from({ length: BATCH }, (_, index) => randomCase(chance, `object-${index}`, transform));
  const made = cases.filter((item) => item !== undefined);
  const certain = made.filter(({ said }) => said !== undefined);
  tally.certain += certain.length;
  tally.unknown += made.length - certain.length;
  return certain;
}

describe('What is said of a patch', () => {
  (findKustomize() === undefined ? it.skip : it)(
    'is what kustomize makes of it',
    () => {
      const tally: Tally = { certain: 0, unknown: 0 };
      const law = fc.property(fc.integer(), fc.constantFrom(...TRANSFORMS), (seed, transform) => {
        expect(disagreement(randomCases(seed, transform, tally), transform)).toBeUndefined();
      });
      // Another seed is another batch: there is nothing to shrink.
      fc.assert(law, { numRuns: RUNS, endOnFailure: true });
      expect(tally.certain / (tally.certain + tally.unknown)).toBeGreaterThan(0.65);
    },
    600_000,
  );

  it('leaves the object and the patch as they were', () => {
    const law = fc.property(fc.integer(), (seed) => {
      const chance = new Chance(seed);
      const object = randomObject(chance, 'a');
      const patch = randomPatch(object, chance);
      const before = structuredClone({ object, patch });
      applyPatch(object, patch);
      expect({ object, patch }).toEqual(before);
    });
    fc.assert(law, { numRuns: 300 });
  });
});
