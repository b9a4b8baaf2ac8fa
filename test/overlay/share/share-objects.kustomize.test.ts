import fc from 'fast-check';

import type { KubeObject } from '../../../lib/manifest/index.js';
import { applyTransform } from '../../../lib/overlay/index.js';
import { findKustomize } from '../../support/tools.js';
import { buildFamilies } from './build-families.js';
import { type Family, family } from './family-arbitraries.js';

const RUNS = 10;
const BATCH = 30;

const byName = (objects: readonly KubeObject[]) =>
  new Map(objects.map((object) => [`${object.apiVersion} ${object.kind} ${object.metadata.name}`, object]));

/** In the namespace by which the build tells variants apart. */
function expected({ variants, transform }: Family, index: number, namespace: string) {
  const { objects } = applyTransform(variants[index] ?? [], transform);
  return byName(applyTransform(objects, { namespace }).objects);
}

(findKustomize() === undefined ? it.skip : it)(
  'kustomize builds from base and patches what each variant put into them',
  () => {
    const batch = fc.array(family, { minLength: BATCH, maxLength: BATCH });
    const law = fc.property(batch, (families) => {
      const built = buildFamilies(Object.fromEntries(families.map((each, number) => [`f${number}`, each])));
      families.forEach((each, number) => {
        for (const index of each.variants.keys()) {
          const namespace = `f${number}-${index}`;
          expect(byName(built.get(namespace) ?? [])).toEqual(expected(each, index, namespace));
        }
      });
    });
    fc.assert(law, { numRuns: RUNS });
  },
);
