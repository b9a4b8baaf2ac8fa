import { ApiObject, Chart } from 'cdk8s';
import {
  type Cluster,
  Folder,
  GitRepository,
  HelmRelease,
  HelmRepository,
  Kustomization,
  type KustomizationProps,
  VendoredFiles,
} from 'cdk8s-fluxcd';
import { Construct, DependencyGroup } from 'constructs';

import { clustersOf, configMap, filled, fleetOf, lines, messagesOf, objectsOf } from './support.js';

/** What the dependencies of a fleet became: `namespace/name` → written field. */
interface Lowered {
  readonly dependsOn: Record<string, unknown>;
  readonly healthChecks: Record<string, unknown>;
  readonly messages: readonly string[];
}

function lowered(build: (cluster: Cluster) => void): Lowered {
  const app = fleetOf(build);
  const { model } = app.result();
  const objects = model.clusters.flatMap(({ kustomizations }) => kustomizations.flatMap(({ declared }) => declared));
  const field = (name: string) =>
    Object.fromEntries(
      objects.flatMap(({ object: { kind, metadata, spec } }) => {
        const value = (spec as Record<string, unknown> | undefined)?.[name];
        return value === undefined ? [] : [[`${kind} ${metadata.name}`, value]];
      }),
    );
  return { dependsOn: field('dependsOn'), healthChecks: field('healthChecks'), messages: messagesOf(app) };
}

const NOTHING: Lowered = { dependsOn: {}, healthChecks: {}, messages: [] };

const IN_APPS = { objects: { namespace: 'apps' } };

/** A Deployment whose namespace is given by what is around it, unless it has one. */
function deployment(scope: Construct, id: string, namespace?: string): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: id, namespace } });
}

function release(scope: Construct, id: string, props: object = {}): HelmRelease {
  const charts = new HelmRepository(scope, `${id}-charts`, { url: 'https://example.org/charts' });
  return new HelmRelease(scope, id, { namespace: 'apps', chart: charts.chart('x'), ...props });
}

/** A Kustomization below others: depth 0 is the entry's. */
function deep(cluster: Cluster, id: string, depth: number, props: KustomizationProps = {}): Kustomization {
  let scope: Construct = cluster;
  for (let level = 0; level < depth; level++) scope = new Kustomization(scope, `${id}-${level}`, { wait: false });
  return filled(scope, id, props);
}

describe('A dependency of a Kustomization on a Kustomization', () => {
  it.each([
    [0, 0],
    [2, 0],
    [0, 2],
    [3, 3],
  ])('becomes spec.dependsOn, %i and %i levels below the entry', (below, above) => {
    const result = lowered((cluster) => {
      const to = deep(cluster, 'to', above);
      deep(cluster, 'from', below, { dependsOn: [to] });
    });
    expect(result).toEqual({ ...NOTHING, dependsOn: { 'Kustomization from': [{ name: 'to' }] } });
  });

  it.each<[string, (from: Kustomization, to: Kustomization) => void]>([
    ['addDependency', (from, to) => from.node.addDependency(to)],
    ['Chart.addDependency', (from, to) => from.addDependency(to)],
    ['addDependency on its Flux object', (from, to) => from.node.addDependency(to.node.defaultChild as ApiObject)],
    ['addDependency of its Flux object', (from, to) => (from.node.defaultChild as ApiObject).addDependency(to)],
    ['addDependency of something in it', (from, to) => from.node.findChild('content').node.addDependency(to)],
    ['addDependency on something in it', (from, to) => from.node.addDependency(to.node.findChild('content'))],
  ])('may be stated by %s', (_how, state) => {
    const result = lowered((cluster) => state(filled(cluster, 'from'), filled(cluster, 'to')));
    expect(result).toEqual({ ...NOTHING, dependsOn: { 'Kustomization from': [{ name: 'to' }] } });
  });

  it('names the namespace where it is another one', () => {
    const result = lowered((cluster) => {
      const to = filled(cluster, 'to', { namespace: 'team' });
      filled(cluster, 'from', { dependsOn: [to] });
      filled(cluster, 'beside', { namespace: 'team', dependsOn: [to] });
    });
    expect(result.dependsOn).toEqual({
      'Kustomization from': [{ name: 'to', namespace: 'team' }],
      'Kustomization beside': [{ name: 'to' }],
    });
  });

  it('is stated once where it is stated often', () => {
    const result = lowered((cluster) => {
      const to = filled(cluster, 'to');
      const from = filled(cluster, 'from', { dependsOn: [to] });
      from.node.addDependency(to);
      from.node.findChild('content').node.addDependency(to.node.findChild('content'));
    });
    expect(result.dependsOn).toEqual({ 'Kustomization from': [{ name: 'to' }] });
  });

  it('is given to all that a group holds, outermost first', () => {
    const result = lowered((cluster) => {
      const group = new Construct(cluster, 'group');
      const one = filled(group, 'one', { wait: false });
      filled(one, 'inner');
      filled(new Construct(group, 'more'), 'two');
      const others = new Construct(cluster, 'others');
      filled(others, 'first');
      filled(others, 'second');
      group.node.addDependency(others);
    });
    const both = [{ name: 'first' }, { name: 'second' }];
    expect(result).toEqual({ ...NOTHING, dependsOn: { 'Kustomization one': both, 'Kustomization two': both } });
  });

  it('may be stated by a plain Chart around it and by a DependencyGroup', () => {
    const result = lowered((cluster) => {
      const [first, second] = [new Chart(cluster, 'first'), new Chart(cluster, 'second')];
      const [a, b, c] = [filled(first, 'a'), filled(second, 'b'), filled(cluster, 'c')];
      second.addDependency(first);
      c.node.addDependency(new DependencyGroup(a, b));
    });
    const dependsOn = { 'Kustomization b': [{ name: 'a' }], 'Kustomization c': [{ name: 'b' }] };
    expect(result).toEqual({ ...NOTHING, dependsOn });
  });

  it('within one group is not one on itself', () => {
    const result = lowered((cluster) => {
      const group = new Construct(cluster, 'group');
      const [first, second] = [filled(group, 'first'), filled(group, 'second')];
      second.node.addDependency(first);
      new Construct(cluster, 'x');
      group.node.addDependency(first);
    });
    expect(result).toEqual({ ...NOTHING, dependsOn: { 'Kustomization second': [{ name: 'first' }] } });
  });

  it.each<[string, (cluster: Cluster) => void]>([
    ['by name', (cluster) => filled(cluster, 'a', { dependsOn: [{ name: 'a' }] })],
    ['by construct', (cluster) => depend(filled(cluster, 'a'), (a) => a)],
  ])('on itself, %s, is a loop of one', (_how, build) => {
    expect(lowered(build).messages).toEqual([
      lines(
        'error FLX208 Kustomization "flux-system/a": dependency cycle: "flux-system/a" → "flux-system/a"; none of them ever gets ready; take one of these edges out',
        '"flux-system/a" waits for "flux-system/a" (dependsOn) at staging/a',
        'at staging/a',
      ),
    ]);
  });
});

describe('spec.dependsOn', () => {
  it('has what was written in its order, then the rest by name', () => {
    const result = lowered((cluster) => {
      const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => filled(cluster, id));
      const from = filled(cluster, 'from', { dependsOn: [c as Kustomization, { name: 'a' }] });
      from.node.addDependency(d as Kustomization, b as Kustomization, a as Kustomization);
    });
    expect(result.dependsOn).toEqual({
      'Kustomization from': [{ name: 'c' }, { name: 'a' }, { name: 'b' }, { name: 'd' }],
    });
  });

  it('keeps a written name as it is, with its readyExpr', () => {
    const entry = { name: 'to', namespace: 'flux-system', readyExpr: 'dep.status.ready == true' };
    const result = lowered((cluster) => {
      const to = filled(cluster, 'to');
      depend(filled(cluster, 'from', { dependsOn: [entry] }), () => to);
    });
    expect(result).toEqual({ ...NOTHING, dependsOn: { 'Kustomization from': [entry] } });
  });

  it('leaves out derived edges that others imply and keeps written ones', () => {
    const result = lowered((cluster) => {
      const a = filled(cluster, 'a');
      const b = filled(cluster, 'b', { dependsOn: [a] });
      filled(cluster, 'written', { dependsOn: [b, a] });
      filled(cluster, 'derived').node.addDependency(b, a);
    });
    expect(result.dependsOn).toEqual({
      'Kustomization b': [{ name: 'a' }],
      'Kustomization written': [{ name: 'b' }, { name: 'a' }],
      'Kustomization derived': [{ name: 'b' }],
    });
  });

  it.each([
    ['null', null],
    ['an empty list', []],
  ])('is not written for %s', (_title, dependsOn) => {
    expect(lowered((cluster) => filled(cluster, 'from', { dependsOn: dependsOn as [] }))).toEqual(NOTHING);
  });

  it('that names nothing of the app is an error with the nearest name', () => {
    const result = lowered((cluster) => {
      filled(cluster, 'cert-manager');
      filled(cluster, 'apps', { dependsOn: [{ name: 'cert-managr' }] });
    });
    expect(result.messages).toEqual([
      lines(
        'error FLX203 Kustomization "flux-system/apps": spec.dependsOn[0] "cert-managr" does not exist; did you mean "cert-manager"?',
        'at staging/apps',
      ),
    ]);
  });

  it('that names what is in another namespace is an error that says so', () => {
    const result = lowered((cluster) => {
      filled(cluster, 'infra', { namespace: 'team' });
      filled(cluster, 'apps', { dependsOn: [{ name: 'infra' }] });
    });
    expect(result.messages).toEqual([
      lines(
        'error FLX203 Kustomization "flux-system/apps": spec.dependsOn[0] "infra" does not exist; did you mean "team/infra"?',
        'at staging/apps',
      ),
    ]);
  });

  it('on something known by name is written and reported as unknown', () => {
    const result = lowered((cluster) => {
      const known = Kustomization.fromName(cluster, 'known', { name: 'tenants', namespace: 'team' });
      filled(cluster, 'apps', { dependsOn: [known] });
    });
    expect(result).toEqual({
      ...NOTHING,
      dependsOn: { 'Kustomization apps': [{ name: 'tenants', namespace: 'team' }] },
      messages: [
        lines(
          'unknown FLX204 Kustomization "flux-system/apps": spec.dependsOn[0] depends on Kustomization "team/tenants", which is known by name only; whether it exists and what it waits for cannot be told from here',
          'Kustomization "team/tenants" is named at staging/known',
          'at staging/apps',
        ),
      ],
    });
  });
});

describe('A dependency across clusters', () => {
  it.each<[string, (from: Kustomization, to: Kustomization) => void, string]>([
    ['on a Kustomization', (from, to) => from.node.addDependency(to), 'Kustomization "flux-system/apps"'],
    [
      'on an object',
      (from, to) => from.node.addDependency(to.node.findChild('content')),
      'ConfigMap "apps/content-of-apps"',
    ],
  ])('%s is an error', (_title, state, target) => {
    const made: Kustomization[] = [];
    const app = clustersOf(['staging', 'production'], (cluster) => made.push(filled(cluster, 'apps')));
    state(made[0] as Kustomization, made[1] as Kustomization);
    expect(messagesOf(app)).toEqual([
      lines(
        `error FLX205 Kustomization "flux-system/apps": depends on ${target} of cluster "production"; Flux orders objects within one cluster only`,
        `${target} is made at production/apps${target.startsWith('ConfigMap') ? '/content' : ''}`,
        'at staging/apps',
      ),
    ]);
  });
});

describe('A dependency of an owner on something it applies', () => {
  const said = (from: string, to: string, owner: string, how: string) =>
    `FLX206 ${from}: depends on ${to}, which ${how} applies; ${owner} cannot wait for what only comes after it`;

  it.each<[string, (cluster: Cluster) => void, string]>([
    [
      'an object in it',
      (cluster) => depend(filled(cluster, 'a'), (a) => a.node.findChild('content')),
      said('Kustomization "flux-system/a"', 'ConfigMap "apps/content-of-a"', 'Kustomization "flux-system/a"', 'it'),
    ],
    [
      'a Kustomization in it',
      (cluster) => filled(filled(cluster, 'a', { dependsOn: [{ name: 'b' }] }), 'b'),
      said('Kustomization "flux-system/a"', 'Kustomization "flux-system/b"', 'Kustomization "flux-system/a"', 'it'),
    ],
    [
      'a Kustomization in it, by addDependency',
      (cluster) => depend(filled(cluster, 'a'), (a) => filled(a, 'b')),
      said('Kustomization "flux-system/a"', 'Kustomization "flux-system/b"', 'Kustomization "flux-system/a"', 'it'),
    ],
    [
      'an object three levels below',
      (cluster) => depend(filled(cluster, 'a'), (a) => filled(filled(a, 'b'), 'c').node.findChild('content')),
      said('Kustomization "flux-system/a"', 'ConfigMap "apps/content-of-c"', 'Kustomization "flux-system/a"', 'it'),
    ],
    [
      'a Kustomization beside the object that depends',
      (cluster) => {
        const a = filled(cluster, 'a');
        a.node.findChild('content').node.addDependency(filled(a, 'b'));
      },
      said(
        'ConfigMap "apps/content-of-a"',
        'Kustomization "flux-system/b"',
        'Kustomization "flux-system/a"',
        'its Kustomization "flux-system/a"',
      ),
    ],
    [
      'something below the entry, for an object of the entry',
      (cluster) => configMap(cluster, 'own').node.addDependency(filled(cluster, 'a')),
      said(
        'ConfigMap "apps/own"',
        'Kustomization "flux-system/a"',
        'Kustomization "flux-system/flux-system"',
        'its Kustomization "flux-system/flux-system"',
      ),
    ],
  ])('is an error: %s', (_title, build, message) => {
    const { messages, dependsOn } = lowered(build);
    const texts = messages.map((text) => text.split('\n')[0]?.replace('spec.dependsOn[0] ', ''));
    expect(texts).toEqual([`error ${message}`]);
    expect(dependsOn).toEqual({});
  });
});

describe('A dependency on an ancestor', () => {
  it.each([1, 2, 3])('that waits is an error, %i levels above', (levels) => {
    const { messages } = lowered((cluster) => {
      const outer = filled(cluster, 'outer');
      let scope: Kustomization = outer;
      for (let level = 1; level < levels; level++) scope = filled(scope, `level-${level}`, { wait: false });
      filled(scope, 'inner').node.addDependency(outer);
    });
    expect(messages).toContain(
      lines(
        'error FLX207 Kustomization "flux-system/inner": waits for Kustomization "flux-system/outer", which applies it and is not ready before it is; take it out of Kustomization "flux-system/outer", or give that "wait: false"',
        'Kustomization "flux-system/outer" is made at staging/outer',
        `at ${['staging', 'outer', 'level-1', 'level-2'].slice(0, levels + 1).join('/')}/inner`,
      ),
    );
  });

  it('that health-checks it is an error', () => {
    const { messages } = lowered((cluster) => {
      const check = {
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        kind: 'Kustomization',
        name: 'inner',
        namespace: 'flux-system',
      };
      const outer = filled(cluster, 'outer', { healthChecks: [check] });
      filled(outer, 'inner', { dependsOn: [outer] });
    });
    expect(messages[0]).toMatch(/^error FLX207 Kustomization "flux-system\/inner": spec.dependsOn\[0\] waits for /);
  });

  it('that does not wait is a warning', () => {
    const result = lowered((cluster) => {
      const outer = filled(cluster, 'outer', { wait: false });
      filled(outer, 'inner', { dependsOn: [outer] });
    });
    expect(result).toEqual({
      ...NOTHING,
      dependsOn: { 'Kustomization inner': [{ name: 'outer' }] },
      messages: [
        lines(
          'warning FLX207 Kustomization "flux-system/inner": spec.dependsOn[0] waits for Kustomization "flux-system/outer", which applies it; this works only as long as Kustomization "flux-system/outer" neither waits nor health-checks',
          'Kustomization "flux-system/outer" is made at staging/outer',
          'at staging/outer/inner',
        ),
      ],
    });
  });

  it('that is the entry is a warning', () => {
    const result = lowered((cluster) => filled(cluster, 'inner', { dependsOn: [{ name: 'flux-system' }] }));
    expect(result.dependsOn).toEqual({ 'Kustomization inner': [{ name: 'flux-system' }] });
    expect(result.messages.map((text) => text.split(':')[0])).toEqual([
      'warning FLX207 Kustomization "flux-system/inner"',
    ]);
  });

  it('is an error for an object in it that depends on it', () => {
    const { messages } = lowered((cluster) => {
      const outer = filled(cluster, 'outer');
      outer.node.findChild('content').node.addDependency(outer);
    });
    expect(messages[0]).toMatch(
      /^error FLX207 ConfigMap "apps\/content-of-outer": waits for Kustomization "flux-system\/outer"/,
    );
  });

  it('is an error for an object far below a part of it', () => {
    const { messages } = lowered((cluster) => {
      const outer = filled(cluster, 'outer');
      const inner = filled(filled(outer, 'middle'), 'inner');
      inner.node.addDependency(outer.node.findChild('content'));
    });
    expect(messages[0]).toMatch(
      /^error FLX207 Kustomization "flux-system\/inner": waits for Kustomization "flux-system\/outer"/,
    );
  });
});

describe('A dependency between two objects of one Kustomization', () => {
  const object = (scope: Construct, apiVersion: string, kind: string) =>
    new ApiObject(scope, kind, { apiVersion, kind, metadata: { name: kind.toLowerCase() } });

  it.each([
    ['v1', 'ConfigMap', 'v1', 'Namespace'],
    ['example.org/v1', 'Widget', 'apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
    ['apps/v1', 'Deployment', 'rbac.authorization.k8s.io/v1', 'ClusterRole'],
  ])('is nothing where Flux has the order already: %s %s on %s %s', (version, kind, other, otherKind) => {
    const result = lowered((cluster) => {
      const apps = new Kustomization(cluster, 'apps', IN_APPS);
      object(apps, version, kind).addDependency(object(apps, other, otherKind));
    });
    expect(result).toEqual(NOTHING);
  });

  it('is a warning where Flux applies them together', () => {
    const result = lowered((cluster) => {
      const apps = new Kustomization(cluster, 'apps', IN_APPS);
      object(apps, 'apps/v1', 'Deployment').addDependency(object(apps, 'v1', 'ConfigMap'));
    });
    expect(result).toEqual({
      ...NOTHING,
      messages: [
        lines(
          'warning FLX209 Deployment "apps/deployment": depends on ConfigMap "apps/configmap" in the same Kustomization "flux-system/apps", whose objects Flux applies together; put one of them into a Kustomization of its own',
          'ConfigMap "apps/configmap" is made at staging/apps/ConfigMap',
          'at staging/apps/Deployment',
        ),
      ],
    });
  });

  it('in the order that Flux has the other way round is a warning', () => {
    const { messages } = lowered((cluster) => {
      const apps = new Kustomization(cluster, 'apps');
      object(apps, 'v1', 'Namespace').addDependency(deployment(apps, 'web', 'apps'));
    });
    expect(messages.map((text) => text.split(':')[0])).toEqual(['warning FLX209 Namespace "namespace"']);
  });

  it('names a kind of the cluster without the namespace of the objects around it', () => {
    const { messages } = lowered((cluster) => {
      const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
      object(apps, 'v1', 'Namespace').addDependency(deployment(apps, 'web'));
    });
    expect(messages.map((text) => text.split(':')[0])).toEqual(['warning FLX209 Namespace "namespace"']);
  });

  it('is judged in folders and for objects of the entry too', () => {
    const { messages } = lowered((cluster) => {
      const folder = new Folder(filled(cluster, 'apps', IN_APPS), 'folder');
      deployment(folder, 'web').addDependency(configMap(folder, 'settings'));
      deployment(cluster, 'agent', 'apps').addDependency(configMap(cluster, 'agent-settings'));
    });
    expect(messages.map((text) => text.split(':')[0])).toEqual([
      'warning FLX209 Deployment "apps/agent"',
      'warning FLX209 Deployment "apps/web"',
    ]);
  });
});

describe('A dependency of a HelmRelease on a HelmRelease', () => {
  it('in the same Kustomization is spec.dependsOn of the HelmRelease', () => {
    const result = lowered((cluster) => {
      const apps = new Kustomization(cluster, 'apps');
      const db = release(apps, 'db');
      release(apps, 'web', { dependsOn: [db] });
      release(apps, 'worker').node.addDependency(db);
    });
    const dependsOn = { 'HelmRelease web': [{ name: 'db' }], 'HelmRelease worker': [{ name: 'db' }] };
    expect(result).toEqual({ ...NOTHING, dependsOn });
  });

  it('elsewhere is spec.dependsOn of the HelmRelease too, and no health check', () => {
    const result = lowered((cluster) => {
      const infra = new Kustomization(cluster, 'infra', { wait: false });
      const db = release(infra, 'db', { namespace: 'db' });
      const apps = new Kustomization(cluster, 'apps');
      release(apps, 'web', { dependsOn: [db] });
      const inner = new Kustomization(infra, 'inner');
      release(inner, 'cache', { dependsOn: [{ name: 'db', namespace: 'db' }] });
    });
    const dependsOn = {
      'HelmRelease web': [{ name: 'db', namespace: 'db' }],
      'HelmRelease cache': [{ name: 'db', namespace: 'db' }],
    };
    expect(result).toEqual({ ...NOTHING, dependsOn });
  });

  it('known by name is written and reported as unknown', () => {
    const result = lowered((cluster) => {
      const known = HelmRelease.fromName(cluster, 'known', { name: 'db', namespace: 'db' });
      release(new Kustomization(cluster, 'apps'), 'web', { dependsOn: [known] });
    });
    expect(result.dependsOn).toEqual({ 'HelmRelease web': [{ name: 'db', namespace: 'db' }] });
    expect(result.messages.map((text) => text.split(':')[0])).toEqual(['unknown FLX204 HelmRelease "apps/web"']);
  });

  it('that does not exist is an error with the nearest name', () => {
    const { messages } = lowered((cluster) => {
      const apps = new Kustomization(cluster, 'apps');
      release(apps, 'postgres');
      release(apps, 'web', { dependsOn: [{ name: 'postgers' }] });
    });
    expect(messages).toEqual([
      lines(
        'error FLX203 HelmRelease "apps/web": spec.dependsOn[0] "postgers" does not exist; did you mean "postgres"?',
        'at staging/apps/web',
      ),
    ]);
  });
});

describe('A dependency of anything in A on anything in B', () => {
  it('is A depends on B, and nothing more where B waits', () => {
    const result = lowered((cluster) => {
      const b = new Kustomization(cluster, 'b', IN_APPS);
      const a = new Kustomization(cluster, 'a', IN_APPS);
      deployment(a, 'web').addDependency(deployment(b, 'db'));
    });
    expect(result).toEqual({ ...NOTHING, dependsOn: { 'Kustomization a': [{ name: 'b' }] } });
  });

  it('gives B a health check where it does not wait', () => {
    const result = lowered((cluster) => {
      const b = new Kustomization(cluster, 'b', { wait: false, objects: { namespace: 'db' } });
      const a = new Kustomization(cluster, 'a', IN_APPS);
      deployment(a, 'web').addDependency(deployment(b, 'db'));
      release(a, 'worker').node.addDependency(deployment(b, 'db'.concat('-2')));
    });
    expect(result).toEqual({
      ...NOTHING,
      dependsOn: { 'Kustomization a': [{ name: 'b' }] },
      healthChecks: {
        'Kustomization b': [
          { apiVersion: 'apps/v1', kind: 'Deployment', name: 'db', namespace: 'db' },
          { apiVersion: 'apps/v1', kind: 'Deployment', name: 'db-2', namespace: 'db' },
        ],
      },
    });
  });

  it('adds its health check to those that were written, once', () => {
    const written = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cache', namespace: 'db' };
    const db = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'db', namespace: 'db' };
    const result = lowered((cluster) => {
      const props = { healthChecks: [written, db], objects: { namespace: 'db' } };
      const b = new Kustomization(cluster, 'b', props);
      const target = deployment(b, 'db');
      filled(cluster, 'a').node.addDependency(target, deployment(b, 'queue'));
    });
    const queue = { ...db, name: 'queue' };
    expect(result.healthChecks).toEqual({ 'Kustomization b': [written, db, queue] });
  });

  it('checks all objects of a group, in folders with their namespace', () => {
    const result = lowered((cluster) => {
      const b = new Kustomization(cluster, 'b', { wait: false });
      const folder = new Folder(b, 'db', { namespace: 'db' });
      const group = new Construct(folder, 'group');
      deployment(group, 'one');
      new ApiObject(group, 'role', {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'role' },
      });
      filled(cluster, 'a').node.addDependency(group);
    });
    expect(result.healthChecks).toEqual({
      'Kustomization b': [
        { apiVersion: 'apps/v1', kind: 'Deployment', name: 'one', namespace: 'db' },
        { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', name: 'role' },
      ],
    });
  });

  it('is an error for vendored files in B that nothing waits for', () => {
    const { messages, dependsOn } = lowered((cluster) => {
      const b = new Kustomization(cluster, 'b', { wait: false });
      filled(cluster, 'a').node.addDependency(new VendoredFiles(b, 'crds', { path: 'vendor/crds' }));
    });
    expect(dependsOn).toEqual({ 'Kustomization a': [{ name: 'b' }] });
    expect(messages).toEqual([
      lines(
        'error FLX210 Kustomization "flux-system/a": depends on vendored files in Kustomization "flux-system/b", which does not wait for them; give Kustomization "flux-system/b" "wait: true"',
        'construct "staging/b/crds" is made at staging/b/crds',
        'at staging/a',
      ),
    ]);
  });

  it('is an error for a folder with vendored files in B too', () => {
    const { messages } = lowered((cluster) => {
      const folder = new Folder(new Kustomization(cluster, 'b', { wait: false }), 'folder');
      new VendoredFiles(folder, 'crds', { path: 'vendor/crds' });
      filled(cluster, 'a').node.addDependency(folder);
    });
    expect(messages.map((text) => text.split(':')[0])).toEqual(['error FLX210 Kustomization "flux-system/a"']);
  });

  it('is A depends on B for vendored files in B where B waits', () => {
    const result = lowered((cluster) => {
      const b = new Kustomization(cluster, 'b');
      filled(cluster, 'a').node.addDependency(new VendoredFiles(b, 'crds', { path: 'vendor/crds' }));
    });
    expect(result).toEqual({ ...NOTHING, dependsOn: { 'Kustomization a': [{ name: 'b' }] } });
  });
});

describe('A dependency on the own source', () => {
  it('is nothing: Flux waits for a source anyway', () => {
    const result = lowered((cluster) => {
      const git = new GitRepository(cluster, 'git', { url: 'https://example.org/x' });
      new Kustomization(cluster, 'a', { sourceRef: git, dependsOn: [git] });
      const charts = new HelmRepository(cluster, 'charts', { url: 'https://example.org/charts' });
      new HelmRelease(filled(cluster, 'b'), 'web', {
        namespace: 'apps',
        chart: charts.chart('web'),
        dependsOn: [charts],
      });
    });
    expect(result).toEqual(NOTHING);
  });
});

describe('A cycle', () => {
  it('is reported with the real loop and every edge', () => {
    const { messages } = lowered((cluster) => {
      const [a, b, c] = [filled(cluster, 'a'), filled(cluster, 'b'), filled(cluster, 'c')];
      a.node.addDependency(b);
      b.node.findChild('content').node.addDependency(c);
      c.node.addDependency(a.node.findChild('content'));
      filled(cluster, 'outside', { dependsOn: [a] });
    });
    expect(messages).toEqual([
      lines(
        'error FLX208 Kustomization "flux-system/a": dependency cycle: "flux-system/a" → "flux-system/b" → "flux-system/c" → "flux-system/a"; none of them ever gets ready; take one of these edges out',
        '"flux-system/a" waits for "flux-system/b" (dependsOn) at staging/a',
        '"flux-system/b" waits for "flux-system/c" (dependsOn) at staging/b/content',
        '"flux-system/c" waits for "flux-system/a" (dependsOn) at staging/c',
        'at staging/a',
      ),
    ]);
  });

  it('is reported beside every other one', () => {
    const { messages } = lowered((cluster) => {
      for (const pair of ['one', 'two']) {
        const [first, second] = [filled(cluster, `${pair}-a`), filled(cluster, `${pair}-b`)];
        first.node.addDependency(second);
        second.node.addDependency(first);
      }
    });
    expect(messages.map((text) => text.split(';')[0])).toEqual([
      'error FLX208 Kustomization "flux-system/one-a": dependency cycle: "flux-system/one-a" → "flux-system/one-b" → "flux-system/one-a"',
      'error FLX208 Kustomization "flux-system/two-a": dependency cycle: "flux-system/two-a" → "flux-system/two-b" → "flux-system/two-a"',
    ]);
  });

  it('through ownership is a deadlock', () => {
    const { messages } = lowered((cluster) => {
      const outer = filled(cluster, 'outer');
      const beside = filled(cluster, 'beside', { dependsOn: [outer] });
      filled(outer, 'inner', { dependsOn: [beside] });
    });
    expect(messages).toEqual([
      lines(
        'error FLX208 Kustomization "flux-system/beside": dependency cycle: "flux-system/beside" → "flux-system/outer" → "flux-system/inner" → "flux-system/beside"; none of them ever gets ready; take one of these edges out',
        '"flux-system/beside" waits for "flux-system/outer" (dependsOn) at staging/beside',
        '"flux-system/outer" waits for what it applies (wait: true) at staging/outer',
        '"flux-system/inner" waits for "flux-system/beside" (dependsOn) at staging/outer/inner',
        'at staging/beside',
      ),
    ]);
  });
});

describe('Stock synthesis', () => {
  it.each<[string, (chart: Chart) => void]>([
    ['toJson of a plain Chart', (chart) => chart.toJson()],
    ['toJson of an object', (chart) => (chart.node.findChild('web') as ApiObject).toJson()],
  ])('before ours changes nothing: %s', (_how, before) => {
    const make = (spoil: (chart: Chart) => void) =>
      fleetOf((cluster) => {
        const apps = filled(cluster, 'apps', IN_APPS);
        const chart = new Chart(apps, 'chart');
        const inner = new Chart(chart, 'inner');
        const db = new Chart(filled(cluster, 'db', IN_APPS), 'db');
        deployment(chart, 'web').addDependency(deployment(db, 'db'));
        deployment(inner, 'worker');
        chart.addDependency(inner);
        spoil(chart);
      });
    const spoiled = make(before);
    expect(spoiled.toFiles()).toEqual(make(() => undefined).toFiles());
    expect(objectsOf(spoiled)).toHaveLength(7);
  });
});

function depend(from: Kustomization, to: (from: Kustomization) => { node: unknown }): void {
  from.node.addDependency(to(from) as Construct);
}
