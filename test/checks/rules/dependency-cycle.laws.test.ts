import * as fc from 'fast-check';

import type { JsonObject } from '../../../lib/manifest/index.js';

import { type ClusterInput, findingsOf, flux, type KustomizationInput } from '../support.js';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** A Kustomization or HelmRelease `flux-system/<name>`; owners have smaller names, `''` is the entry. */
interface Thing {
  readonly name: string;
  readonly kind: 'Kustomization' | 'HelmRelease';
  readonly owner: string;
  readonly dependsOn: readonly string[];
  readonly wait: boolean;
  readonly healthChecks: readonly string[];
}

const anyThings: fc.Arbitrary<Thing[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('Kustomization' as const, 'Kustomization' as const, 'HelmRelease' as const),
      owner: fc.nat(),
      dependsOn: fc.array(fc.constantFrom(...NAMES), { maxLength: 2 }),
      wait: fc.boolean(),
      healthChecks: fc.oneof(fc.constant([]), fc.array(fc.constantFrom(...NAMES), { maxLength: 2 })),
    }),
    { maxLength: NAMES.length },
  )
  .map((drafts) =>
    drafts.map((draft, place) => {
      const owners = ['', ...NAMES.slice(0, place).filter((_, index) => drafts[index]?.kind === 'Kustomization')];
      return { ...draft, name: NAMES[place] ?? '', owner: owners[draft.owner % owners.length] ?? '' };
    }),
  );

/** What never gets ready: everything that can start starts, everything that can get ready does, until nothing changes. */
function stalled(things: readonly Thing[]): Thing[] {
  const started = new Set(['']);
  const ready = new Set<string>();
  for (let before = -1; before !== started.size + ready.size; ) {
    before = started.size + ready.size;
    for (const thing of things) {
      const needed = things.filter(({ name, kind }) => kind === thing.kind && thing.dependsOn.includes(name));
      if (started.has(thing.owner) && needed.every(({ name }) => ready.has(name))) started.add(thing.name);
      if (started.has(thing.name) && watched(thing, things).every(({ name }) => ready.has(name))) ready.add(thing.name);
    }
  }
  return things.filter(({ name }) => !ready.has(name));
}

function watched(thing: Thing, things: readonly Thing[]): Thing[] {
  if (thing.kind === 'HelmRelease') return [];
  if (thing.wait) return things.filter(({ owner }) => owner === thing.name);
  return things.filter(({ name }) => name !== thing.name && thing.healthChecks.includes(name));
}

function inputOf(things: readonly Thing[]): ClusterInput {
  const kinds = new Map(things.map(({ name, kind }) => [name, kind]));
  const kustomizations = things.filter(({ kind }) => kind === 'Kustomization');
  return {
    objects: releasesOf('', things),
    kustomizations: Object.fromEntries(
      kustomizations.map((thing): [string, KustomizationInput] => {
        const spec = {
          ...dependsOn(thing),
          wait: thing.wait,
          healthChecks: thing.healthChecks.map((name) => check(name, kinds)),
        };
        const objects = releasesOf(thing.name, things);
        return [thing.name, { spec, objects, ...(thing.owner === '' ? {} : { owner: thing.owner }) }];
      }),
    ),
  };
}

function releasesOf(owner: string, things: readonly Thing[]) {
  return things
    .filter((thing) => thing.kind === 'HelmRelease' && thing.owner === owner)
    .map((thing) => flux(`HelmRelease flux-system/${thing.name}`, dependsOn(thing)));
}

function dependsOn(thing: Thing): JsonObject {
  return { dependsOn: thing.dependsOn.map((name) => ({ name })) };
}

function check(name: string, kinds: ReadonlyMap<string, string>): JsonObject {
  const kind = kinds.get(name) ?? 'Kustomization';
  const group = kind === 'Kustomization' ? 'kustomize.toolkit.fluxcd.io/v1' : 'helm.toolkit.fluxcd.io/v2';
  return { apiVersion: group, kind, name, namespace: 'flux-system' };
}

function cyclesIn(things: readonly Thing[]): string[] {
  return findingsOf(inputOf(things)).filter((text) => text.startsWith('error FLX208'));
}

test('a deadlock is reported if and only if something never gets ready', () => {
  fc.assert(
    fc.property(anyThings, (things) => {
      expect(cyclesIn(things).length > 0).toBe(stalled(things).length > 0);
    }),
    { numRuns: 1000 },
  );
});

test('every member of a reported loop never gets ready, and stands in it once', () => {
  fc.assert(
    fc.property(anyThings, (things) => {
      const stuck = stalled(things).map(({ name }) => name);
      for (const text of cyclesIn(things)) {
        const loop =
          text
            .split('; ')[0]
            ?.split('cycle: ')[1]
            ?.match(/(?<=\/)\w(?=")/g) ?? [];
        expect(loop.at(-1)).toBe(loop[0]);
        expect([...loop].sort()[0]).toBe(loop[0]);
        expect(new Set(loop).size).toBe(loop.length - 1);
        expect(stuck).toEqual(expect.arrayContaining(loop));
      }
    }),
    { numRuns: 1000 },
  );
});
