import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';

import type { KubeObject } from '../../lib/manifest/index.js';
import { buildFolder, type OverlayFolder } from '../../lib/overlay/index.js';
import { findKustomize } from '../support/tools.js';
import { flatFolder, nestedFolder } from './folder-arbitraries.js';
import { kustomizeBuild } from './kustomize-build.js';

const kustomize = findKustomize();
const BATCH = 24;
const RUNS = 15;

interface Tally {
  exact: number;
  refused: number;
  unknown: number;
}

function sorted(objects: readonly KubeObject[]): KubeObject[] {
  const key = ({ apiVersion, kind, metadata }: KubeObject) =>
    [apiVersion, kind, metadata.namespace, metadata.name].join();
  return [...objects].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function compare(folder: OverlayFolder, tally: Tally): Promise<void> {
  const { objects, problems, unmatched = [] } = buildFolder(folder);
  const built = await kustomizeBuild(kustomize as string, folder);
  if ('error' in built) {
    tally.refused++;
    if (problems.length + unmatched.length === 0)
      throw new Error(`kustomize fails where no problem was seen: ${built.error}`);
  } else if (problems.length === 0) {
    expect(unmatched).toEqual([]);
    tally.exact++;
    expect(sorted(objects)).toEqual(sorted(built.objects));
  } else tally.unknown++;
}

function allObjects({ objects, folders = [] }: OverlayFolder): readonly KubeObject[] {
  return [...objects, ...folders.flatMap(allObjects)];
}

describe.each([
  ['a folder', flatFolder, 0.5],
  ['folders in folders', nestedFolder, 0.3],
])('What is built from %s', (_name, arbitrary, share) => {
  (kustomize === undefined ? it.skip : it)(
    'is what kustomize builds, or a problem was reported',
    async () => {
      const tally: Tally = { exact: 0, refused: 0, unknown: 0 };
      const batch = fc.array(arbitrary, { minLength: 1, maxLength: BATCH, size: 'max' });
      const law = fc.asyncProperty(batch, async (folders) => {
        await Promise.all(folders.map((folder) => compare(folder, tally)));
      });
      await fc.assert(law, { numRuns: RUNS });
      const total = tally.exact + tally.refused + tally.unknown;
      expect(tally.exact / total).toBeGreaterThan(share);
      expect(tally.unknown / total).toBeLessThan(0.2);
    },
    300_000,
  );

  it('leaves all given objects as they were', () => {
    const law = fc.property(arbitrary, (folder) => {
      const before = structuredClone(folder);
      expect(buildFolder(folder).objects).toHaveLength(allObjects(folder).length);
      expect(folder).toEqual(before);
    });
    fc.assert(law, { numRuns: 300 });
  });
});

it('An object that nothing changes comes back as the object that was given', () => {
  const law = fc.property(flatFolder, (folder) => {
    for (const [index, object] of buildFolder(folder).objects.entries()) {
      const given = folder.objects[index];
      expect(object === given).toBe(isDeepStrictEqual(object, given));
    }
  });
  fc.assert(law, { numRuns: 300 });
});
