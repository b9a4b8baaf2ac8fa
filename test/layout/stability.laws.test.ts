import fc from 'fast-check';

import { type FleetPlan, fleetPlan, type MakeOptions, makeFleet } from './fleet-arbitraries.js';

const RUNS = Number(process.env.LAYOUT_RUNS ?? 8) * 8;

/** The text of every file by its path; undefined where there are errors. */
function filesOf(plan: FleetPlan, options?: MakeOptions): ReadonlyMap<string, string> | undefined {
  const app = makeFleet(plan, options);
  if (app.result().findings.some(({ severity }) => severity === 'error')) return undefined;
  return new Map((app.toFiles().fleet ?? []).map(({ path, text }) => [path, text]));
}

/** The files that are not the same before and after. */
function changes(plan: FleetPlan, options: MakeOptions): string[] | undefined {
  const [before, after] = [filesOf(plan), filesOf(plan, options)];
  if (before === undefined || after === undefined) return undefined;
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.filter((path) => before.get(path) !== after.get(path));
}

function isOf(cluster: string): (path: string) => boolean {
  return (path) => path.startsWith(`clusters/${cluster}/`) || path.startsWith(`deploy/${cluster}/`);
}

/** Checks many fleets, and that enough of them had something to show. */
function check(law: (plan: FleetPlan) => readonly string[] | undefined): void {
  let shown = 0;
  const property = fc.property(fleetPlan, (plan) => {
    // What a single cluster says is what all agree on.
    if (plan.clusters.length < 2) return;
    if ((law(plan)?.length ?? 0) > 0) shown++;
  });
  fc.assert(property, { numRuns: RUNS });
  expect(shown).toBeGreaterThan(RUNS / 8);
}

describe('What is laid out', () => {
  it('changes in the folders of one cluster when what it alone says changes', () => {
    check((plan) => {
      const changed = changes(plan, { changed: { cluster: 'staging', text: '!' } });
      expect(changed?.filter((path) => !isOf('staging')(path)) ?? []).toEqual([]);
      return changed;
    });
  });

  it('changes nothing for the others when a cluster is added that says what another says', () => {
    check((plan) => {
      const changed = changes(plan, { twin: { name: 'twin', of: 'staging' } });
      expect(changed?.filter((path) => !isOf('twin')(path)) ?? []).toEqual([]);
      return changed;
    });
  });

  it('does not depend on the order in which constructs are made', () => {
    check((plan) => {
      const files = filesOf(plan);
      expect(filesOf(plan, { reversed: true })).toEqual(files);
      return [...(files ?? new Map()).keys()];
    });
  });
});
