import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { ApiObject } from 'cdk8s';
import {
  Cluster,
  FleetApp,
  Folder,
  type FolderProps,
  type KubeObject,
  Kustomization,
  Repository,
  setFile,
} from 'cdk8s-fluxcd';
import type { Construct } from 'constructs';
import fc from 'fast-check';

import { parseYaml } from '../../lib/manifest/index.js';
import { findKustomize } from '../support/tools.js';

const kustomize = findKustomize();
const RUNS = Number(process.env.LAYOUT_RUNS ?? 8);
const run = promisify(execFile);

interface ThingPlan {
  readonly kind: number;
  readonly namespace: string | undefined;
  readonly data: Record<string, string | null>;
  readonly folder: number;
  readonly file: string | undefined;
}

interface FolderPlan {
  readonly base: boolean;
  readonly namespace: string | undefined;
  readonly labels: Record<string, string> | undefined;
  readonly image: string | undefined;
  /** What each cluster has another value of; of images, production has none. */
  readonly differs: 'namespace' | 'labels' | 'images' | undefined;
  readonly inside: number;
}

interface KustomizationPlan {
  readonly namespace: string | undefined;
  readonly nested: boolean;
  /** Whether all clusters build one folder. */
  readonly shared: boolean;
  readonly folders: readonly FolderPlan[];
  readonly things: readonly ThingPlan[];
}

const KINDS = [
  { apiVersion: 'v1', kind: 'ConfigMap' },
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' },
  { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer' },
  { apiVersion: 'example.org/v1', kind: 'Widget' },
];

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const word = fc.constantFrom(
  'web',
  'db',
  'yes',
  '0755',
  '1e3',
  'a b',
  'null',
  'ü',
  ' ',
  '~',
  '12:30:45',
  'line\nbreak\n',
);

const thing: fc.Arbitrary<ThingPlan> = fc.record({
  kind: fc.nat(KINDS.length - 1),
  namespace: maybe(fc.constantFrom('team', 'other')),
  data: fc.dictionary(fc.constantFrom('z', 'a', 'no', '1'), fc.option(word)),
  folder: fc.nat(3),
  file: maybe(fc.constantFrom('all.yaml', 'some/more.yaml')),
});

const folder: fc.Arbitrary<FolderPlan> = fc.record({
  base: fc.boolean(),
  namespace: maybe(fc.constantFrom('team', 'forced')),
  labels: maybe(fc.record({ team: fc.constantFrom('a', 'true', '12') })),
  image: maybe(fc.constantFrom('2', '1.10', 'latest')),
  differs: fc.option(fc.constantFrom('namespace', 'labels', 'images'), { nil: undefined, freq: 2 }),
  inside: fc.nat(2),
});

const kustomizationPlan: fc.Arbitrary<KustomizationPlan> = fc.record({
  namespace: maybe(fc.constantFrom('team', 'other')),
  nested: fc.boolean(),
  shared: fc.boolean(),
  folders: fc.array(folder, { maxLength: 3 }),
  things: fc.array(thing, { minLength: 1, maxLength: 5, size: 'max' }),
});

interface FleetPlan {
  readonly clusters: readonly string[];
  readonly kustomizations: readonly KustomizationPlan[];
}

const fleetPlan: fc.Arbitrary<FleetPlan> = fc.record({
  clusters: fc.constantFrom(['staging'], ['staging', 'production'], ['dev', 'staging', 'production']),
  kustomizations: fc.array(kustomizationPlan, { minLength: 1, maxLength: 4, size: 'max' }),
});

/** Clusters with the same Kustomizations, but for what differs in their folders. */
function make({ clusters, kustomizations }: FleetPlan): FleetApp {
  const app = new FleetApp({ name: 'demo' });
  const repository = new Repository(app, 'fleet');
  for (const name of clusters) {
    const cluster = new Cluster(app, name, { repository, flux: '2.10' });
    let around: Construct = cluster;
    for (const [index, each] of kustomizations.entries()) {
      const scope = new Kustomization(each.nested ? around : cluster, `k${index}`, {
        path: each.shared ? `./apps/k${index}` : undefined,
        objects: { namespace: each.namespace },
      });
      fill(scope, each, `${index}`, name);
      around = scope;
    }
  }
  return app;
}

function fill(scope: Kustomization, { folders, things }: KustomizationPlan, prefix: string, cluster: string): void {
  const scopes: Construct[] = [scope];
  for (const [index, each] of folders.entries()) {
    const props = { base: each.base ? `base/${prefix}-${index}` : undefined, ...transformOf(each, cluster) };
    scopes.push(new Folder(scopes[each.inside % scopes.length] as Construct, `f${index}`, props));
  }
  for (const [index, each] of things.entries()) {
    // What a Folder gives a namespace must not ask for another one.
    const at = scopes[each.folder % scopes.length] as Construct;
    const namespace = at === scope ? each.namespace : undefined;
    place(at, `o${prefix}-${index}`, each, namespace);
  }
}

function transformOf({ namespace, labels, image, differs }: FolderPlan, cluster: string): FolderProps {
  const ownTag = cluster === 'production' ? undefined : cluster;
  const newTag = differs === 'images' ? ownTag : image;
  return {
    namespace: differs === 'namespace' ? cluster : namespace,
    labels: differs === 'labels' ? { ...labels, cluster } : labels,
    images: newTag === undefined ? undefined : [{ name: 'example.org/web', newTag }],
  };
}

function place(scope: Construct, name: string, { kind, data, file }: ThingPlan, namespace: string | undefined): void {
  const type = KINDS[kind] as { apiVersion: string; kind: string };
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }) };
  const template = {
    metadata: { labels: { app: name } },
    spec: { containers: [{ name: 'x', image: 'example.org/web:1' }] },
  };
  const spec = type.kind === 'Deployment' ? { selector: { matchLabels: { app: name } }, template } : { values: data };
  const object = new ApiObject(
    scope,
    name,
    type.kind === 'ConfigMap' ? { ...type, metadata, data } : { ...type, metadata, spec },
  );
  if (file !== undefined) setFile(object, file);
}

function sorted(objects: readonly KubeObject[]): KubeObject[] {
  const key = ({ apiVersion, kind, metadata }: KubeObject) =>
    [apiVersion, kind, metadata.namespace, metadata.name].join();
  return [...objects].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function checkFleet(plan: FleetPlan): Promise<number> {
  const app = make(plan);
  const { findings } = app.result();
  if (findings.some(({ severity }) => severity === 'error')) return 0;
  const root = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-law-'));
  try {
    for (const { path, text } of app.toFiles().fleet ?? []) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const built = app
      .toModel()
      .clusters.flatMap(({ kustomizations }) => kustomizations.filter(({ owner }) => owner !== ''));
    await Promise.all(
      built.map(async ({ path, declared }) => {
        const { stdout } = await run(kustomize as string, ['build', join(root, path)], { maxBuffer: 1 << 28 });
        const objects = parseYaml(stdout).documents as unknown as KubeObject[];
        expect(sorted(objects)).toEqual(sorted(declared.map(({ object }) => object)));
      }),
    );
    return built.length;
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe('What is laid out', () => {
  (kustomize === undefined ? it.skip : it)(
    'is what kustomize builds: every declared object survives exactly',
    async () => {
      let built = 0;
      const batch = fc.array(fleetPlan, { minLength: 4, maxLength: 8, size: 'max' });
      const law = fc.asyncProperty(batch, async (plans) => {
        for (const plan of plans) built += await checkFleet(plan);
      });
      await fc.assert(law, { numRuns: RUNS });
      expect(built).toBeGreaterThan(RUNS * 4);
    },
    300_000,
  );
});
