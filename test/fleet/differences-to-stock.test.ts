import { ApiObject, type ApiObjectProps, App, Chart, Lazy, Testing } from 'cdk8s';
import { Kustomization } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

import { fleetOf, messagesOf, objectsOf } from './support.js';

const CONFIG_MAP = { apiVersion: 'v1', kind: 'ConfigMap' };
const IT = { name: 'it', namespace: 'apps' };

interface Difference {
  /** The same program for both. */
  readonly build: (scope: Construct) => void;
  readonly stock: unknown;
  readonly ours: unknown;
}

function config(scope: Construct, id: string, rest: Partial<ApiObjectProps> = {}): ApiObject {
  return new ApiObject(scope, id, { ...CONFIG_MAP, metadata: { name: id, namespace: 'apps' }, ...rest });
}

/** Everything in which an object comes out otherwise than stock cdk8s has it. `docs/cdk8s.md` shows this table. */
const DIFFERENCES: Readonly<Record<string, Difference>> = {
  'nulls are kept: Helm unsets a default of a chart with them': {
    build: (scope) => config(scope, 'it', { spec: { values: { resources: null, list: [null] } } }),
    stock: { ...CONFIG_MAP, metadata: IT, spec: { values: { list: [null] } } },
    ours: { ...CONFIG_MAP, metadata: IT, spec: { values: { resources: null, list: [null] } } },
  },
  'names carry neither the path above the Kustomization nor a hash': {
    build: (scope) =>
      new ApiObject(new Construct(scope, 'web'), 'settings', { ...CONFIG_MAP, metadata: { namespace: 'apps' } }),
    stock: { ...CONFIG_MAP, metadata: { name: 'it-web-settings-c8f0d5e9', namespace: 'apps' } },
    ours: { ...CONFIG_MAP, metadata: { name: 'web-settings', namespace: 'apps' } },
  },
  'kinds that are known to be cluster-scoped get no namespace from the chart': {
    build: (scope) => new ApiObject(scope, 'apps', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } }),
    stock: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps', namespace: 'team' } },
    ours: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } },
  },
  'a List becomes its items, as it does in kustomize': {
    build: (scope) =>
      new ApiObject(scope, 'list', {
        apiVersion: 'v1',
        kind: 'List',
        metadata: { name: 'list' },
        items: [{ ...CONFIG_MAP, metadata: IT }],
      }),
    stock: {
      apiVersion: 'v1',
      kind: 'List',
      items: [{ ...CONFIG_MAP, metadata: IT }],
      metadata: { name: 'list' },
    },
    ours: { ...CONFIG_MAP, metadata: IT },
  },
};

function stockObject(build: Difference['build'], props: object): unknown {
  const chart = new Chart(new App(), 'it', props);
  build(chart);
  return Testing.synth(chart)[0];
}

function ourObject(build: Difference['build'], objects: object): unknown {
  const app = fleetOf((cluster) => build(new Kustomization(cluster, 'it', { objects })));
  return objectsOf(app).find(({ kind }) => kind !== 'Kustomization');
}

describe('Unlike stock cdk8s', () => {
  it.each(Object.keys(DIFFERENCES))('%s', (title) => {
    const { build, stock, ours } = DIFFERENCES[title] as Difference;
    const props = title.includes('cluster-scoped') ? { namespace: 'team' } : {};
    const masked = JSON.parse(JSON.stringify(stockObject(build, props)).replace(/-[0-9a-f]{8}"/, '-c8f0d5e9"'));
    expect(masked).toEqual(stock);
    expect(ourObject(build, props)).toEqual(ours);
  });

  it('keys keep the order of the author', () => {
    const build = (scope: Construct) =>
      config(scope, 'it', { spec: { zone: 1, area: { y: 1, b: 2 } }, data: { a: '1' } });
    expect(JSON.stringify(stockObject(build, {}))).toBe(
      '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"it","namespace":"apps"},"data":{"a":"1"},"spec":{"area":{"b":2,"y":1},"zone":1}}',
    );
    expect(JSON.stringify(ourObject(build, {}))).toBe(
      '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"it","namespace":"apps"},"spec":{"zone":1,"area":{"y":1,"b":2}},"data":{"a":"1"}}',
    );
  });

  it('integers beyond 2^53 can be written, as bigints', () => {
    const build = (scope: Construct) => config(scope, 'it', { data: { big: 9007199254740993n } });
    expect(ourObject(build, {})).toMatchObject({ data: { big: 9007199254740993n } });
  });

  it('synthesis leaves the tree as it was', () => {
    const app = fleetOf((cluster) => {
      const apps = new Kustomization(cluster, 'apps');
      const chart = new Chart(apps, 'chart');
      config(chart, 'a').addDependency(config(new Chart(apps, 'other'), 'b'));
    });
    const edges = () =>
      app.node.findAll().flatMap(({ node }) => node.dependencies.map((to) => `${node.path} → ${to.node.path}`));
    const before = edges();
    app.toFiles();
    app.synthYaml();
    expect(edges()).toEqual(before);
    expect(before).toHaveLength(1);
  });

  it('each object is resolved once', () => {
    let resolved = 0;
    const app = fleetOf((cluster) => {
      const count = Lazy.any({ produce: () => ++resolved });
      config(new Chart(new Chart(new Kustomization(cluster, 'apps'), 'a'), 'b'), 'it', { data: { count } });
    });
    app.toFiles();
    expect(resolved).toBe(1);
  });

  it('what kustomize would change or swallow is an error', () => {
    const app = fleetOf((cluster) => {
      const annotations = { 'config.kubernetes.io/local-config': 'true' };
      config(new Kustomization(cluster, 'apps'), 'it', { metadata: { ...IT, annotations } });
    });
    expect(messagesOf(app)).toEqual([
      'error FLX105 ConfigMap "apps/it": metadata.annotations["config.kubernetes.io/local-config"] makes kustomize leave the object out\n    at staging/apps/it',
    ]);
  });
});
