import { FleetApp, Cluster, Folder, HelmRelease, HelmRepository, Kustomization, Repository } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';
import fc from 'fast-check';

import { configMap } from './support.js';

/** One thing of a random fleet; its place is an earlier one, or the cluster. */
interface Item {
  readonly kind: 'kustomization' | 'release' | 'object' | 'folder' | 'group';
  readonly place: number;
  readonly wait: boolean;
}

interface Plan {
  readonly items: readonly Item[];
  /** From and to, by position, and whether it is written in `dependsOn`. */
  readonly edges: readonly (readonly [number, number, boolean])[];
  /** A number for each item; siblings are made in its order. */
  readonly order: readonly number[];
}

const MAX = 14;

const item: fc.Arbitrary<Item> = fc.record({
  kind: fc.constantFrom('kustomization', 'kustomization', 'kustomization', 'release', 'object', 'folder', 'group'),
  place: fc.nat(MAX),
  wait: fc.boolean(),
});

const plan: fc.Arbitrary<Plan> = fc.record({
  items: fc.array(item, { minLength: 2, maxLength: MAX, size: 'max' }),
  edges: fc.array(fc.tuple(fc.nat(MAX - 1), fc.nat(MAX - 1), fc.boolean()), { maxLength: 16, size: 'max' }),
  order: fc.array(fc.nat(1000), { minLength: MAX, maxLength: MAX }),
});

/** Things depend on earlier ones only, so that most of it is fine. */
const tamePlan = plan.map(({ edges, ...rest }) => ({
  ...rest,
  edges: edges.map(([a, b, written]) => [Math.max(a, b), Math.min(a, b), written] as const),
}));

const CHART = {
  spec: { chart: 'x', sourceRef: { kind: 'HelmRepository', name: 'charts', namespace: 'flux-system' } },
} as const;

/** The construct that an item lies in: the nearest earlier one that can hold others. */
function placeOf({ items }: Plan, index: number): number | undefined {
  for (let at = index === 0 ? -1 : (items[index] as Item).place % (index + 1); at >= 0; at--) {
    if (at < index && ['kustomization', 'folder', 'group'].includes(items[at]?.kind ?? '')) return at;
  }
  return undefined;
}

/** Makes the fleet of a plan, siblings in the order that `rank` says. */
function make(fleet: Plan, rank: (index: number) => number): FleetApp {
  const app = new FleetApp({ name: 'demo' });
  const cluster = new Cluster(app, 'staging', { repository: new Repository(app, 'fleet'), flux: '2.10' });
  new HelmRepository(cluster, 'charts', { url: 'https://example.org/charts' });
  const made = new Map<number, Construct>();
  const places = fleet.items.map((_, index) => placeOf(fleet, index));
  const build = (around: number | undefined, scope: Construct) => {
    const children = [...places.keys()].filter((index) => places[index] === around).sort((a, b) => rank(a) - rank(b));
    for (const index of children) {
      const construct = create(fleet.items[index] as Item, index, scope, namesFor(fleet, index));
      made.set(index, construct);
      build(index, construct);
    }
  };
  build(undefined, cluster);
  for (const [from, to, written] of ordered(fleet, rank)) {
    const [a, b] = [made.get(from), made.get(to)];
    if (a !== undefined && b !== undefined && from !== to && !(written && hasName(fleet, from, to)))
      a.node.addDependency(b);
  }
  return app;
}

function ordered({ edges }: Plan, rank: (index: number) => number): Plan['edges'] {
  return [...edges].sort((a, b) => rank(a[0]) - rank(b[0]) || rank(a[1]) - rank(b[1]));
}

/** Written names need objects of one kind on both sides. */
function hasName({ items }: Plan, from: number, to: number): boolean {
  const [a, b] = [items[from]?.kind, items[to]?.kind];
  return a === b && (a === 'kustomization' || a === 'release');
}

function namesFor(fleet: Plan, index: number): { name: string; namespace: string }[] {
  return fleet.edges
    .filter(([from, to, written]) => written && from === index && from !== to && to < fleet.items.length)
    .filter(([from, to]) => hasName(fleet, from, to))
    .map(([, to]) => ({ name: `i${to}`, namespace: fleet.items[to]?.kind === 'release' ? 'apps' : 'flux-system' }));
}

function create({ kind, wait }: Item, index: number, scope: Construct, dependsOn: object[]): Construct {
  const id = `i${index}`;
  if (kind === 'release')
    return new HelmRelease(scope, id, { namespace: 'apps', chart: CHART, dependsOn: dependsOn as [] });
  if (kind === 'object') return configMap(scope, id, { name: id });
  if (kind === 'group') return new Construct(scope, id);
  if (kind === 'folder') {
    const folder = new Folder(scope, id);
    configMap(folder, 'own', { name: `own-${id}` });
    return folder;
  }
  const kustomization = new Kustomization(scope, id, { wait, dependsOn: dependsOn as [] });
  configMap(kustomization, 'own', { name: `own-${id}` });
  return kustomization;
}

const inOrder = (index: number) => index;

/** Everything that is looked at, as text: the files even of an app with errors, and its findings. */
function outcome(app: FleetApp): string {
  const { trees, findings } = app.result();
  return JSON.stringify([
    trees.map(({ files }) =>
      files.map((file) => [file.path, 'text' in file || file.documents.map(({ data }) => data)]),
    ),
    findings,
  ]);
}

function edgesOf(app: FleetApp): string[] {
  return app.node.findAll().flatMap(({ node }) => node.dependencies.map((to) => `${node.path} → ${to.node.path}`));
}

/** `kind/name` of each dependent with those of its `spec.dependsOn`. */
function dependsOn(app: FleetApp): Map<string, string[]> {
  const objects = app
    .result()
    .model.clusters.flatMap(({ kustomizations }) => kustomizations.flatMap(({ declared }) => declared));
  return new Map(
    objects.map(({ object: { kind, metadata, spec } }) => {
      const entries = ((spec ?? {}) as { dependsOn?: { name: string }[] }).dependsOn ?? [];
      return [`${kind}/${metadata.name}`, entries.map(({ name }) => `${kind}/${name}`)];
    }),
  );
}

function reaches(graph: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const [seen, queue] = [new Set<string>(), [from]];
  for (const at of queue) {
    for (const next of graph.get(at) ?? []) {
      if (next === to) return true;
      if (!seen.has(next)) queue.push(next);
      seen.add(next);
    }
  }
  return false;
}

describe('For every fleet', () => {
  it('the order in which constructs are made changes no byte', () => {
    fc.assert(
      fc.property(plan, (fleet) => {
        const shuffled = make(fleet, (index) => fleet.order[index] ?? index);
        expect(outcome(shuffled)).toBe(outcome(make(fleet, inOrder)));
      }),
      { numRuns: 150 },
    );
  });

  it('synthesis twice gives the same bytes and leaves the tree as it was', () => {
    fc.assert(
      fc.property(plan, (fleet) => {
        const app = make(fleet, inOrder);
        const [edges, first] = [edgesOf(app), outcome(app)];
        expect(outcome(app)).toBe(first);
        expect(edgesOf(app)).toEqual(edges);
      }),
      { numRuns: 100 },
    );
  });

  it('every dependsOn names something that is there', () => {
    fc.assert(
      fc.property(plan, (fleet) => {
        const graph = dependsOn(make(fleet, inOrder));
        const entry = 'Kustomization/flux-system';
        const missing = [...graph.values()].flat().filter((target) => target !== entry && !graph.has(target));
        expect(missing).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('what the author stated between Kustomizations holds, directly or through others, unless a finding names it', () => {
    let judged = 0;
    const law = fc.property(tamePlan, (fleet) => {
      const app = make(fleet, inOrder);
      if (app.result().findings.some(({ code }) => code === 'FLX208')) return;
      const graph = dependsOn(app);
      const lost = acceptedEdges(fleet, app).filter(([from, to]) => !reaches(graph, from, to));
      judged += acceptedEdges(fleet, app).length;
      expect(lost).toEqual([]);
    });
    fc.assert(law, { numRuns: 400 });
    // About a hundred of them are judged; none would prove nothing.
    expect(judged).toBeGreaterThan(20);
  });
});

/** What was stated between two Kustomizations or two HelmReleases and is not named by an error. */
function acceptedEdges(fleet: Plan, app: FleetApp): [string, string][] {
  const { findings } = app.result();
  const refused = new Set(findings.filter(({ severity }) => severity === 'error').map(({ subject }) => subject));
  return fleet.edges.flatMap(([from, to]): [string, string][] => {
    if (from === to || !hasName(fleet, from, to)) return [];
    const [kind, namespace] =
      fleet.items[from]?.kind === 'release' ? ['HelmRelease', 'apps'] : ['Kustomization', 'flux-system'];
    return refused.has(`${kind} "${namespace}/i${from}"`) ? [] : [[`${kind}/i${from}`, `${kind}/i${to}`]];
  });
}
