import { Lazy } from 'cdk8s';
import {
  ArtifactGenerator,
  Bucket,
  type BucketProps,
  Cluster,
  type ClusterProps,
  ExternalArtifact,
  FleetApp,
  FluxInstance,
  Folder,
  GitRepository,
  HelmChart,
  type HelmChartProps,
  HelmRelease,
  HelmRepository,
  Kustomization,
  ModelObject,
  OCIRepository,
  Repository,
  ResourceSet,
  ResourceSetInputProvider,
  VendoredFiles,
} from 'cdk8s-fluxcd';
import type { Construct } from 'constructs';

import { configMap, filled, fleetOf, messagesOf, specOf } from '../fleet/support.js';

const URL = { url: 'https://example.org/x' };
const CHARTS = { kind: 'HelmRepository', name: 'charts' } as const;

describe('Outside every Cluster', () => {
  it.each<[string, (scope: Construct) => unknown]>([
    ['a Kustomization', (scope) => new Kustomization(scope, 'it')],
    ['a Kustomization known by name', (scope) => Kustomization.fromName(scope, 'it', { name: 'x' })],
    ['a HelmRelease', (scope) => new HelmRelease(scope, 'it', { namespace: 'x' })],
    ['a HelmRelease known by name', (scope) => HelmRelease.fromName(scope, 'it', { name: 'x' })],
    ['a GitRepository', (scope) => new GitRepository(scope, 'it', URL)],
    ['an OCIRepository', (scope) => new OCIRepository(scope, 'it', URL)],
    ['a HelmRepository', (scope) => new HelmRepository(scope, 'it', URL)],
    ['a Bucket', (scope) => new Bucket(scope, 'it', { endpoint: 's3.example.org', bucketName: 'x' })],
    ['a HelmChart', (scope) => new HelmChart(scope, 'it', { chart: 'x', sourceRef: CHARTS })],
    ['an ExternalArtifact', (scope) => new ExternalArtifact(scope, 'it')],
    ['an ArtifactGenerator', (scope) => new ArtifactGenerator(scope, 'it', { sources: {}, artifacts: [] })],
    ['a FluxInstance', (scope) => new FluxInstance(scope, 'it')],
    ['a ResourceSet', (scope) => new ResourceSet(scope, 'it')],
    ['a ResourceSetInputProvider', (scope) => new ResourceSetInputProvider(scope, 'it', { type: 'Static' })],
    ['a Bucket known by name', (scope) => Bucket.fromName(scope, 'it', { name: 'x' })],
    ['a Folder', (scope) => new Folder(scope, 'it')],
    ['VendoredFiles', (scope) => new VendoredFiles(scope, 'it', { path: 'x' })],
  ])('%s is refused where it is made', (_title, make) => {
    const message = '"it": is in no Cluster; place it in a Cluster, or in a Kustomization of one';
    expect(() => make(new FleetApp({ name: 'demo' }))).toThrow(new Error(message));
  });
});

describe('Without props, as plain JavaScript may leave them out', () => {
  it.each<[string, (cluster: Cluster) => unknown, string[]]>([
    [
      'a Bucket',
      (cluster) => new Bucket(cluster, 'it', undefined as unknown as BucketProps),
      ['spec.bucketName is missing', 'spec.endpoint is missing'],
    ],
    [
      'a HelmChart',
      (cluster) => new HelmChart(cluster, 'it', undefined as unknown as HelmChartProps),
      ['spec.chart is missing', 'spec.sourceRef is missing'],
    ],
  ])('%s says what it needs', (_title, make, messages) => {
    const { findings } = fleetOf(make).result();
    expect(findings.map(({ code, path, message }) => [code, `${path} ${message}`])).toEqual(
      messages.map((message) => ['FLX112', message]),
    );
  });
});

/** What plain JavaScript may pass. */
function kustomization(cluster: Cluster, props: object): Kustomization {
  return new Kustomization(cluster, 'it', props);
}

function release(cluster: Cluster, props: object): HelmRelease {
  return new HelmRelease(cluster, 'it', { namespace: 'x', ...props });
}

const AN_ENTRY = 'give a construct that is made before, or "{ name }"';
const A_SOURCE = 'give a source, such as a GitRepository, or its "kind" and "name"';
const A_CHART = '"chart" names no chart; give "repository.chart(name)", or "{ spec: { chart, sourceRef } }"';
const A_STRING = 'give a string that is known when the construct is made';
const token = Lazy.any({ produce: () => 'x' }) as unknown;

describe('A wrong prop is refused where it is written', () => {
  it.each<[string, object, string]>([
    ['a dependency that is undefined', { dependsOn: [undefined] }, `"dependsOn[0]" is undefined; ${AN_ENTRY}`],
    ['a dependency that is a text', { dependsOn: [{ name: 'a' }, 'b'] }, `"dependsOn[1]" is "b"; ${AN_ENTRY}`],
    ['a dependency without a name', { dependsOn: [{}] }, `"dependsOn[0]" has no name; ${AN_ENTRY}`],
    ['dependencies that are no list', { dependsOn: {} }, '"dependsOn" is an object; give a list'],
    ['a source that is a text', { sourceRef: 'x' }, `"sourceRef" is "x"; ${A_SOURCE}`],
    ['a source without a name', { sourceRef: { kind: 'Bucket' } }, `"sourceRef" is an object; ${A_SOURCE}`],
    ['no source at all', { sourceRef: null }, `"sourceRef" is missing; ${A_SOURCE}`],
    ['a path that is a token', { path: token }, `"path" is a Lazy; ${A_STRING}`],
    ['health checks that are no list', { healthChecks: token }, '"healthChecks" is a Lazy; give a list'],
    [
      'a health check that names nothing',
      { healthChecks: [{ kind: 'Deployment' }] },
      '"healthChecks[0]" names no object; give its "kind" and "name"',
    ],
  ])('of a Kustomization: %s', (_title, props, message) => {
    fleetOf((cluster) => expect(() => kustomization(cluster, props)).toThrow(new Error(`"staging/it": ${message}`)));
  });

  it.each<[string, object, string]>([
    ['a dependency that is undefined', { dependsOn: [undefined] }, `"dependsOn[0]" is undefined; ${AN_ENTRY}`],
    ['a chart without anything', { chart: {} }, A_CHART],
    ['a chart that is a text', { chart: 'web' }, A_CHART],
    [
      'a chart without a source',
      { chart: { spec: { chart: 'web' } } },
      `"chart.spec.sourceRef" is missing; ${A_SOURCE}`,
    ],
    ['a reference that is a text', { chartRef: 'x' }, `"chartRef" is "x"; ${A_SOURCE}`],
  ])('of a HelmRelease: %s', (_title, props, message) => {
    fleetOf((cluster) => expect(() => release(cluster, props)).toThrow(new Error(`"staging/it": ${message}`)));
  });

  it('a source that is another construct', () => {
    fleetOf((cluster) => {
      const sourceRef = new Kustomization(cluster, 'other');
      const message = `"staging/it": "sourceRef" is "staging/other", which is no source; ${A_SOURCE}`;
      expect(() => kustomization(cluster, { sourceRef })).toThrow(new Error(message));
    });
  });

  it('no props at all, as plain JavaScript may have it', () => {
    const Plain = HelmRelease as unknown as new (scope: Construct, id: string) => HelmRelease;
    fleetOf((cluster) =>
      expect(() => new Plain(cluster, 'it')).toThrow(/^"staging\/it": a HelmRelease needs a namespace/),
    );
  });
});

describe('A source without a URL is refused', () => {
  it.each<[string, (cluster: Cluster) => unknown, string]>([
    ['GitRepository', (cluster) => new GitRepository(cluster, 'it'), 'https://example.org/fleet'],
    ['OCIRepository', (cluster) => new OCIRepository(cluster, 'it', {}), 'oci://example.org/fleet'],
    ['HelmRepository', (cluster) => new HelmRepository(cluster, 'it', {}), 'https://example.org/charts'],
  ])('%s', (_kind, make, example) => {
    const message = `"staging/it": "url" is missing; give one, such as "${example}"`;
    fleetOf((cluster) => expect(() => make(cluster)).toThrow(new Error(message)));
  });

  it('GitRepository of a Repository without one', () => {
    const hint = 'give one, such as "https://example.org/fleet", or "url" to the Repository "team"';
    fleetOf((cluster, app) => {
      const repository = new Repository(app, 'team');
      const make = () => new GitRepository(cluster, 'it', { repository });
      expect(make).toThrow(new Error(`"staging/it": "url" is missing; ${hint}`));
    });
  });

  it('but may be a token', () => {
    fleetOf((cluster) => expect(new GitRepository(cluster, 'it', { url: token as string }).url).toBeUndefined());
  });
});

describe('A health check without an apiVersion', () => {
  it('is written as it is and read as one of apps/v1, as Flux does', () => {
    const check = { kind: 'Deployment', name: 'web', namespace: 'x' };
    const app = fleetOf((cluster) => filled(cluster, 'it', { healthChecks: [check] }));
    expect(specOf(app, 'Kustomization', 'it').healthChecks).toEqual([check]);
  });
});

describe('Data that contains itself', () => {
  it.each<[string, (data: object) => (cluster: Cluster) => unknown, string]>([
    ['values', (data) => (cluster) => release(cluster, { values: { a: [data] } }), 'values.a[0]'],
    ['an unknown field', (data) => (cluster) => kustomization(cluster, { more: data }), 'more'],
  ])('is refused in %s', (_title, make, place) => {
    const message = `"staging/it": "${place}" contains itself, as "${place}.b.self"; give data that ends`;
    fleetOf((cluster) => expect(() => make(cyclic())(cluster)).toThrow(new Error(message)));
  });

  it('is an error of the app in any other object', () => {
    const app = fleetOf((cluster) => configMap(cluster, 'it', undefined, cyclic()));
    const text = '"data" contains itself, as "data.b.self"; give data that ends';
    expect(messagesOf(app)).toEqual([
      `error FLX101 ConfigMap "apps/it": cannot be resolved: ${text}\n    at staging/it`,
    ]);
  });

  it('is not what stands in two places', () => {
    const twice = { a: 1 };
    const chart = {
      spec: { chart: 'x', sourceRef: { kind: 'GitRepository', name: 'flux-system', namespace: 'flux-system' } },
    };
    const app = fleetOf((cluster) => release(cluster, { chart, values: { one: twice, two: twice } }));
    expect(specOf(app, 'HelmRelease', 'it').values).toEqual({ one: twice, two: twice });
  });

  function cyclic(): Record<string, unknown> {
    const data: { b: Record<string, unknown> } = { b: {} };
    data.b.self = data;
    return data;
  }
});

describe('A Cluster', () => {
  const A_REPOSITORY = 'give the Repository that its entry Kustomization builds from';

  it.each<[string, (app: FleetApp) => object | undefined, string]>([
    ['no props', () => undefined, `"repository" is missing; ${A_REPOSITORY}`],
    ['no repository', () => ({ flux: '2.10' }), `"repository" is missing; ${A_REPOSITORY}`],
    ['the name of a repository', () => ({ repository: 'x' }), `"repository" is "x", not a Repository; ${A_REPOSITORY}`],
    ['no Flux', withFlux(undefined), '"flux" is missing; give a string, known are 0.29 to 2.10'],
    ['a Flux that is a number', withFlux(2.1), '"flux" is 2.1; give a string, known are 0.29 to 2.10'],
    ['an unknown Flux', withFlux('3.0'), 'unknown Flux version "3.0"; known are 0.29 to 2.10'],
  ])('is refused with %s', (_title, propsIn, message) => {
    const app = new FleetApp({ name: 'demo' });
    const props = propsIn(app) as ClusterProps;
    expect(() => new Cluster(app, 'staging', props)).toThrow(new Error(`"staging": ${message}`));
  });

  function withFlux(flux: unknown): (app: FleetApp) => object {
    return (app) => ({ repository: new Repository(app, 'fleet'), flux });
  }
});

describe('A path that is no string', () => {
  it.each<[string, (cluster: Cluster, props: never) => unknown, object, string]>([
    ['of a Folder', (cluster, props) => new Folder(cluster, 'it', props), { path: token }, 'path'],
    ['of the base of a Folder', (cluster, props) => new Folder(cluster, 'it', props), { base: token }, 'base'],
    ['of VendoredFiles', (cluster, props) => new VendoredFiles(cluster, 'it', props), { path: token }, 'path'],
  ])('%s is refused', (_title, make, props, field) => {
    const message = `"staging/it": "${field}" is a Lazy; ${A_STRING}`;
    fleetOf((cluster) => expect(() => make(cluster, props as never)).toThrow(new Error(message)));
  });

  it('of VendoredFiles is refused where it is missing', () => {
    const message = '"staging/it": "path" is missing; give the file or folder, relative to the repository root';
    fleetOf((cluster) => expect(() => new VendoredFiles(cluster, 'it', {} as never)).toThrow(new Error(message)));
  });
});

describe('A list of vendored files', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'a.yaml', '"files" is "a.yaml"'],
    ['a list of something else', [undefined], '"files" holds something other than strings'],
  ])('is refused as %s', (_title, files, what) => {
    const message = `"staging/it": ${what}; give a list of file names`;
    const props = { path: 'x', files } as never;
    fleetOf((cluster) => expect(() => new VendoredFiles(cluster, 'it', props)).toThrow(new Error(message)));
  });
});

describe('The name of a Flux object', () => {
  it.each(['name', 'namespace'])('is refused where it is no string: %s', (field) => {
    const message = `"staging/it": "${field}" is a Lazy; ${A_STRING}`;
    const props = { [field]: token };
    fleetOf((cluster) => expect(() => kustomization(cluster, props)).toThrow(new Error(message)));
    fleetOf((cluster) => expect(() => release(cluster, props)).toThrow(new Error(message)));
  });

  it.each([undefined, {}, { name: '' }])('is refused where it is all that is known and missing: %j', (props) => {
    const message = '"staging/it": a GitRepository that is known by name needs one; give "name"';
    fleetOf((cluster) =>
      expect(() => GitRepository.fromName(cluster, 'it', props as never)).toThrow(new Error(message)),
    );
  });
});

describe('A ModelObject', () => {
  it.each<[string, unknown, string]>([
    ['undefined', undefined, 'undefined'],
    ['plain data', { apiVersion: 'v1', kind: 'ConfigMap' }, 'an object'],
  ])('is refused for %s', (_title, model, what) => {
    const hint = 'give an object with "toJSON()", or use ApiObject for plain data';
    const message = `"staging/it": the model is ${what}; ${hint}`;
    fleetOf((cluster) => expect(() => new ModelObject(cluster, 'it', model as never)).toThrow(new Error(message)));
  });
});

describe('The name of a FleetApp', () => {
  it.each(['', ' x', 'a\nb', 'a; edit b', 'x'.repeat(101)])('is refused where it is made: %j', (name) => {
    const message =
      `app name ${JSON.stringify(name)} cannot stand in the first line of a file; ` +
      'use up to 100 characters without line breaks, outer spaces and "; edit "';
    expect(() => new FleetApp({ name })).toThrow(new Error(message));
  });

  it.each([{}, undefined])('is refused where it is missing: %j', (props) => {
    expect(() => new FleetApp(props as never)).toThrow(new Error('a FleetApp needs a "name"; give a string'));
  });
});

describe('What Flux requires', () => {
  it('cannot be removed by null, as the types say', () => {
    // @ts-expect-error sourceRef is required
    fleetOf((cluster) => expect(() => new Kustomization(cluster, 'it', { sourceRef: null })).toThrow(A_SOURCE));
    // @ts-expect-error url is required
    fleetOf((cluster) => expect(() => new GitRepository(cluster, 'it', { url: null })).toThrow('"url" is missing'));
  });
});
