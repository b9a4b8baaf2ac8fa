import fc from 'fast-check';

import { type FleetPlan, fleetPlan } from './fleet-arbitraries.js';
import type { MakeOptions } from './make-fleet.js';
import { soundFleet } from './sound-fleet.js';

const RUNS = Number(process.env.LAYOUT_RUNS ?? 8) * 8;

type Texts = ReadonlyMap<string, string>;

interface Change {
  readonly before: Texts;
  readonly after: Texts;
  /** Paths of files that are not the same. */
  readonly paths: readonly string[];
}

/** The text of every file by its path; undefined where there are errors. */
function filesOf(plan: FleetPlan, options?: MakeOptions): Texts | undefined {
  const { app } = soundFleet(plan, options) ?? {};
  return app && new Map((app.toFiles().fleet ?? []).map(({ path, text }) => [path, text]));
}

/** What is not the same before and after; of things that have errors in neither. */
function change(plan: FleetPlan, options: MakeOptions): Change | undefined {
  const { without } = soundFleet(plan, { without: soundFleet(plan, options)?.without }) ?? {};
  const [before, after] = [filesOf(plan, { without }), filesOf(plan, { ...options, without })];
  if (before === undefined || after === undefined) return undefined;
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return { before, after, paths: paths.filter((path) => before.get(path) !== after.get(path)) };
}

function isOf(cluster: string): (path: string) => boolean {
  return (path) => path.split('/').includes(cluster);
}

function outside(cluster: string, { paths }: Change): readonly string[] {
  return paths.filter((path) => !isOf(cluster)(path));
}

function isBase(path: string): boolean {
  return path.split('/').includes('base');
}

/** No base takes the values of this cluster. */
function notReferred(plan: FleetPlan, cluster: string): FleetPlan {
  const number = plan.clusters.indexOf(cluster);
  const isOther = (reference = number) => reference % plan.clusters.length !== number;
  const freed = <T extends { readonly reference: number | undefined }>(each: T): T =>
    isOther(each.reference) ? each : { ...each, reference: undefined };
  const kustomizations = plan.kustomizations.map((each) => ({ ...freed(each), folders: each.folders.map(freed) }));
  return { ...freed(plan), kustomizations };
}

/** Nothing that only a part of the clusters shares in one folder, as it would have to be equal. */
const severalClusters = fleetPlan
  // What a single cluster says is what all agree on.
  .filter(({ clusters }) => clusters.length > 1)
  .map((plan) => notReferred(plan, 'staging'));

/** Any thing of a plan: which, and what happens to it in one cluster. */
const edits = fc.record({
  kustomization: fc.nat(),
  thing: fc.nat(),
  how: fc.constantFrom('value', 'remove', 'add'),
});

type EditChoice = typeof edits extends fc.Arbitrary<infer T> ? T : never;

function editOf(plan: FleetPlan, { kustomization, thing, how }: EditChoice): NonNullable<MakeOptions['edit']> {
  const own = plan.kustomizations.flatMap(({ place }, index) => (place === 'path' ? [] : [index]));
  const index = own[kustomization % own.length] ?? 0;
  const { things } = plan.kustomizations[index] as FleetPlan['kustomizations'][number];
  return { cluster: 'staging', thing: `o${index}-${thing % things.length}`, how };
}

/**
 * Files outside of the cluster that say something else, but not of the thing; lists of files aside, and patches beside
 * which a field of the kustomization file says more or less than before.
 */
function foreign(found: Change, { cluster, thing }: NonNullable<MakeOptions['edit']>): readonly string[] {
  const isOfThing = new RegExp(`\\bname: ${thing}(?:-more)?\n`);
  return outside(cluster, found).filter((path) => {
    const [before, after] = [documents(found.before.get(path)), documents(found.after.get(path))];
    const changed = [
      ...before.filter((each) => !after.includes(each)),
      ...after.filter((each) => !before.includes(each)),
    ];
    if (path.endsWith('/kustomization.yaml') || changed.every((text) => isOfThing.test(text))) return false;
    const around = [found.before, found.after].map((texts) => kustomizationOf(path, texts));
    return (
      !around.some((texts) => isOfThing.test(targetOf(path, texts))) && fieldsOf(around[0]) === fieldsOf(around[1])
    );
  });
}

interface KustomizationText {
  readonly folder: string;
  readonly text: string;
}

/** The kustomization file that names a patch. */
function kustomizationOf(patch: string, texts: Texts): KustomizationText {
  const steps = patch.split('/');
  const folders = steps.map((_, index) => steps.slice(0, steps.length - index).join('/'));
  const folder = folders.find((each) => texts.has(`${each}/kustomization.yaml`)) ?? '';
  return { folder, text: texts.get(`${folder}/kustomization.yaml`) ?? '' };
}

/** What it says of the object of a patch: operations do not name it themselves. */
function targetOf(patch: string, { folder, text }: KustomizationText): string {
  const [, entry = ''] = text.split(`\n- path: ${patch.slice(folder.length + 1)}\n`);
  return entry.split('\n- ')[0] ?? '';
}

/** What it does to all objects. */
function fieldsOf({ text }: KustomizationText = { folder: '', text: '' }): string {
  return text
    .split(/\n(?=[a-z]+:)/)
    .filter((field) => /^(?:labels|replicas|images):/.test(field))
    .join();
}

/** Without the line that names the app. */
function documents(text = ''): readonly string[] {
  const [, ...lines] = text.split('\n');
  return lines
    .join('\n')
    .split('---\n')
    .filter((each) => each !== '');
}

/** Checks many fleets, and that enough of them had something to show. */
function check<T>(given: fc.Arbitrary<T>, law: (given: T) => number): void {
  let shown = 0;
  const property = fc.property(given, (each) => {
    if (law(each) > 0) shown++;
  });
  fc.assert(property, { numRuns: RUNS });
  expect(shown).toBeGreaterThan(RUNS / 8);
}

describe('What is laid out', () => {
  it('changes in the folders of one cluster when what it alone says changes', () => {
    check(severalClusters, (plan) => {
      const found = change(plan, { changed: { cluster: 'staging', text: '!' } });
      expect(found && outside('staging', found)).toEqual(found && []);
      return found?.paths.length ?? 0;
    });
  });

  it('changes in the folders of one cluster when an object there changes, goes or comes, unless that changes a base', () => {
    check(fc.tuple(severalClusters, edits), ([plan, choice]) => {
      const found = change(plan, { edit: editOf(plan, choice) });
      if (found === undefined || found.paths.some(isBase)) return 0;
      expect(outside('staging', found)).toEqual([]);
      return found.paths.length;
    });
  });

  it('changes in a base, and for the others, only what is said of the object that changes, goes or comes', () => {
    check(fc.tuple(severalClusters, edits), ([plan, choice]) => {
      const edit = editOf(plan, choice);
      const found = change(plan, { edit });
      expect(found && foreign(found, edit)).toEqual(found && []);
      return found?.paths.length ?? 0;
    });
  });

  it('changes nothing for the others when a cluster is added that says what another says', () => {
    check(fleetPlan, (plan) => {
      const found = plan.clusters.length < 2 ? undefined : change(plan, { twin: { name: 'twin', of: 'staging' } });
      expect(found && outside('twin', found)).toEqual(found && []);
      return found?.paths.length ?? 0;
    });
  });

  it('moves to another folder, and stays as it is, when a cluster gets another name', () => {
    check(fleetPlan, (plan) => {
      const renamed = { from: 'staging', to: 'a-new-name' };
      const [before, after] = [filesOf(plan), filesOf(plan, { renamed })];
      const moved = (text: string) => text.replace(/\/staging(?=\/|\n)/g, `/${renamed.to}`);
      const expected = [...(before ?? [])].map(([path, text]): [string, string] => [moved(path), moved(text)]);
      expect(after).toEqual(before && new Map(expected.sort()));
      return expected.length;
    });
  });

  it('does not depend on the order in which constructs are made', () => {
    check(fleetPlan, (plan) => {
      const files = filesOf(plan);
      expect(filesOf(plan, { reversed: true })).toEqual(files);
      return files?.size ?? 0;
    });
  });
});
