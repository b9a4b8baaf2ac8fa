import fc from 'fast-check';

import type { KubeObject, KustomizationTransform } from '../../../lib/manifest/index.js';
import { applyPatch, applyTransform, shareObjects, type SharedObjects } from '../../../lib/overlay/index.js';
import { agreedLeaves } from './agreed-leaves.js';
import { family } from './family-arbitraries.js';

const RUNS = 500;

function idOf({ apiVersion, kind, metadata }: KubeObject): string {
  return [apiVersion, kind, metadata.namespace, metadata.name].join(' ');
}

function byId(objects: readonly KubeObject[]): ReadonlyMap<string, KubeObject> {
  return new Map(objects.map((object) => [idOf(object), object]));
}

/** What the base and the patches of one variant make, before the variant's own objects. */
function patched({ base, variants }: SharedObjects, index: number, transform: KustomizationTransform) {
  const patches = new Map(variants[index]?.patches.map(({ object, patch }) => [object, patch]));
  return base.map(({ object, of }) => {
    const [from] = applyTransform([object], transform).objects as readonly [KubeObject];
    const patch = patches.get(of[index] as KubeObject);
    return patch === undefined ? from : applyPatch(from, patch);
  });
}

describe('What variants share', () => {
  it('gives each variant exactly its objects, with its own ones', () => {
    let [own, all] = [0, 0];
    const law = fc.property(family, ({ variants, transform, reference }) => {
      const shared = shareObjects(variants, { transform, reference });
      variants.forEach((objects, index) => {
        const mine = shared.base.map(({ of }) => of[index] as KubeObject);
        expect(patched(shared, index, transform)).toEqual(applyTransform(mine, transform).objects);
        expect(new Set([...mine, ...(shared.variants[index]?.own ?? [])])).toEqual(new Set(objects));
        const isEverywhere = (object: KubeObject) => variants.every((other) => byId(other).has(idOf(object)));
        own += shared.variants[index]?.own.filter(isEverywhere).length ?? 0;
        all += objects.length;
      });
    });
    fc.assert(law, { numRuns: RUNS });
    expect(own / all).toBeLessThan(0.05);
  });

  it('is what all of them agree on, field by field', () => {
    const law = fc.property(family, ({ variants, transform }) => {
      for (const { object, of } of shareObjects(variants, { transform }).base) {
        expect(new Map([...agreedLeaves([object])].sort())).toEqual(new Map([...agreedLeaves(of)].sort()));
      }
    });
    fc.assert(law, { numRuns: RUNS });
  });

  it('does not depend on the order of the variants', () => {
    const law = fc.property(family, fc.infiniteStream(fc.nat()), ({ variants, transform }, ranks) => {
      const shuffled = variants
        .map((objects) => ({ objects, rank: ranks.next().value as number }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ objects }) => objects);
      const bases = [variants, shuffled].map((each) => shareObjects(each, { transform }).base);
      const [base, other] = bases.map((objects) => byId(objects.map(({ object }) => object)));
      expect(other).toEqual(base);
    });
    fc.assert(law, { numRuns: RUNS });
  });

  it('stays as it is, with the patches of the others, when one comes that equals another', () => {
    const law = fc.property(family, fc.nat(), fc.nat(), fc.boolean(), (given, number, twinned, isReferred) => {
      const { variants, transform } = given;
      const options = { transform, reference: isReferred ? number % variants.length : undefined };
      const index = twinned % variants.length;
      const twin = structuredClone(variants[index] ?? []);
      const before = shareObjects(variants, options);
      const after = shareObjects([...variants, twin], options);
      expect(after.base.map(({ object }) => object)).toEqual(before.base.map(({ object }) => object));
      expect(after.variants).toEqual([...before.variants, before.variants[index]]);
    });
    fc.assert(law, { numRuns: RUNS });
  });

  it('are the values of the reference, so that a change elsewhere changes nothing but the patches there', () => {
    const law = fc.property(family, family, fc.nat(), ({ variants, transform }, { variants: [donor = []] }, number) => {
      const reference = number % variants.length;
      const other = (reference + 1) % variants.length;
      const options = { transform, reference };
      const values = byId(donor.map((object) => structuredClone(object)));
      const changed = variants.map((objects, index) =>
        index === other ? objects.map((object) => values.get(idOf(object)) ?? object) : objects,
      );
      const [before, after] = [shareObjects(variants, options), shareObjects(changed, options)];
      for (const { object, of } of before.base) expect(object).toBe(of[reference]);
      fc.pre(before.base.length === after.base.length);
      expect(after.base.map(({ object }) => object)).toEqual(before.base.map(({ object }) => object));
      const others = (shared: SharedObjects) => shared.variants.filter((_, index) => index !== other);
      expect(others(after)).toEqual(others(before));
    });
    fc.assert(law, { numRuns: RUNS });
  });

  it('leaves all given objects as they were', () => {
    const law = fc.property(family, ({ variants, transform, reference }) => {
      const before = structuredClone(variants);
      shareObjects(variants, { transform, reference });
      expect(variants).toEqual(before);
    });
    fc.assert(law, { numRuns: RUNS });
  });
});
