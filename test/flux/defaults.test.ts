import { Duration, Lazy } from 'cdk8s';
import {
  Bucket,
  type Cluster,
  type FleetApp,
  type FleetDefaults,
  GitRepository,
  HelmRelease,
  HelmRepository,
  Kustomization,
  OCIRepository,
} from 'cdk8s-fluxcd';

import { filled, fleetOf, specOf } from '../fleet/support.js';

/** The props of every kind that nothing else fills in. */
const REQUIRED = {
  Kustomization: {},
  HelmRelease: {
    namespace: 'apps',
    chart: { spec: { chart: 'x', sourceRef: { kind: 'HelmRepository', name: 'charts' } } },
  },
  GitRepository: { url: 'https://example.org/x.git' },
  OCIRepository: { url: 'oci://example.org/x' },
  HelmRepository: { url: 'https://example.org/charts' },
  Bucket: { bucketName: 'x', endpoint: 's3.example.org' },
} as const;
const SOURCE = { kind: 'HelmRepository', name: 'charts' } as const;
const CHART_SPEC = { chart: { spec: { chart: 'x', sourceRef: SOURCE } } };

type Kind = keyof typeof REQUIRED;

const KINDS: Readonly<Record<Kind, { field: keyof FleetDefaults; make: (cluster: Cluster, props: object) => void }>> = {
  Kustomization: { field: 'kustomization', make: (cluster, props) => filled(cluster, 'it', props) },
  HelmRelease: {
    field: 'helmRelease',
    make: (cluster, props) => {
      new HelmRepository(cluster, 'charts', { namespace: 'apps', url: 'https://example.org/other' });
      new HelmRelease(cluster, 'it', { ...REQUIRED.HelmRelease, ...props });
    },
  },
  GitRepository: {
    field: 'gitRepository',
    make: (cluster, props) => new GitRepository(cluster, 'it', { ...REQUIRED.GitRepository, ...props }),
  },
  OCIRepository: {
    field: 'ociRepository',
    make: (cluster, props) => new OCIRepository(cluster, 'it', { ...REQUIRED.OCIRepository, ...props }),
  },
  HelmRepository: {
    field: 'helmRepository',
    make: (cluster, props) => new HelmRepository(cluster, 'it', { ...REQUIRED.HelmRepository, ...props }),
  },
  Bucket: {
    field: 'bucket',
    make: (cluster, props) => new Bucket(cluster, 'it', { ...REQUIRED.Bucket, ...props }),
  },
};

interface Given {
  readonly props?: object;
  readonly cluster?: object;
  readonly fleet?: object;
  readonly flux?: string;
}

/** A fleet with one object of that kind, with these props and defaults. */
function fleetWith(kind: Kind, { props = {}, cluster, fleet, flux = '2.10' }: Given): FleetApp {
  const { field, make } = KINDS[kind];
  return fleetOf((scope) => make(scope, props), {
    app: { defaults: { [field]: fleet } },
    cluster: { flux, defaults: { [field]: cluster } },
  });
}

function specFor(kind: Kind, given: Given): Record<string, unknown> {
  return specOf(fleetWith(kind, given), kind, 'it');
}

describe('Without a word from the author', () => {
  it.each<[Kind, object]>([
    [
      'Kustomization',
      {
        interval: '60m',
        retryInterval: '2m',
        timeout: '3m',
        sourceRef: { kind: 'GitRepository', name: 'flux-system' },
        path: './deploy/staging/it',
        prune: true,
        wait: true,
      },
    ],
    ['HelmRelease', { interval: '30m', ...CHART_SPEC }],
    ['GitRepository', { interval: '1m', url: 'https://example.org/x.git' }],
    ['OCIRepository', { interval: '5m', url: 'oci://example.org/x' }],
    ['HelmRepository', { interval: '60m', url: 'https://example.org/charts' }],
    ['Bucket', { interval: '1m', bucketName: 'x', endpoint: 's3.example.org' }],
  ])('a %s is written with the documented defaults, in the order people write them', (kind, spec) => {
    const written = specFor(kind, {});
    expect(written).toEqual(spec);
    expect(Object.keys(written)).toEqual(Object.keys(spec));
  });
});

describe.each(Object.keys(KINDS) as Kind[])('Defaults for a %s', (kind) => {
  it.each<[string, Given, object]>([
    ['of the fleet replace what is built in', { fleet: { interval: '7m' } }, { interval: '7m' }],
    [
      'of the cluster win over those of the fleet',
      { fleet: { interval: '7m' }, cluster: { interval: '8m' } },
      { interval: '8m' },
    ],
    ['lose against a prop', { cluster: { interval: '8m' }, props: { interval: '9m' } }, { interval: '9m' }],
    [
      'are merged field by field',
      { fleet: { interval: '7m', suspend: true }, cluster: { interval: '8m' }, props: { timeout: '50s' } },
      { interval: '8m', suspend: true, timeout: '50s' },
    ],
    [
      'are taken where a prop is undefined',
      { cluster: { suspend: true }, props: { suspend: undefined } },
      { suspend: true },
    ],
    [
      'of the fleet are taken where one of the cluster is undefined',
      { fleet: { suspend: true }, cluster: { suspend: undefined } },
      { suspend: true },
    ],
  ])('%s', (_title, given, fields) => {
    expect(specFor(kind, given)).toMatchObject(fields);
  });

  it.each<[string, Given]>([
    ['a prop', { cluster: { suspend: true }, props: { suspend: null } }],
    ['the cluster', { fleet: { suspend: true }, cluster: { suspend: null } }],
  ])('are removed by null in %s', (_where, given) => {
    expect(specFor(kind, given)).not.toHaveProperty('suspend');
  });

  it('are removed by null where they are built in, though Flux may need them', () => {
    const { findings, model } = fleetWith(kind, { props: { interval: null } }).result();
    const declared = model.clusters.flatMap(({ kustomizations }) => kustomizations.flatMap((each) => each.declared));
    const spec = declared.find(({ object }) => object.kind === kind && object.metadata.name === 'it')?.object.spec;
    expect(spec).toBeDefined();
    expect(spec).not.toHaveProperty('interval');
    const isOptional = kind === 'HelmRepository';
    expect(findings.filter(({ severity }) => severity === 'error')).toHaveLength(isOptional ? 0 : 1);
  });

  it('may be durations of cdk8s', () => {
    expect(specFor(kind, { fleet: { interval: Duration.minutes(90) } })).toMatchObject({ interval: '1h30m' });
  });
});

describe('A default that the apiVersion lacks', () => {
  it.each<[Kind, string, object]>([
    ['Kustomization', '2.4', { deletionPolicy: 'Orphan' }],
    ['HelmRelease', '2.1', { driftDetection: { mode: 'warn' } }],
    ['GitRepository', '2.5', { sparseCheckout: ['deploy'] }],
    ['OCIRepository', '2.3', { proxySecretRef: { name: 'proxy' } }],
    ['HelmRepository', '2.0', { certSecretRef: { name: 'certs' } }],
    ['Bucket', '2.1', { prefix: 'deploy/' }],
  ])('is left out: %s of Flux %s', (kind, flux, fleet) => {
    const [field = ''] = Object.keys(fleet);
    expect(specFor(kind, { fleet, flux })).not.toHaveProperty(field);
    expect(specFor(kind, { fleet })).toMatchObject(fleet);
  });
});

describe('wait', () => {
  it.each<[string, object, object]>([
    ['is true', {}, { wait: true }],
    ['may be switched off', { wait: false }, { wait: false }],
    [
      'is not written beside healthChecks, which Flux would ignore then',
      { healthChecks: [check()] },
      { healthChecks: [check()] },
    ],
    [
      'is written beside healthChecks where the author says so',
      { wait: true, healthChecks: [check()] },
      { wait: true, healthChecks: [check()] },
    ],
  ])('%s', (_title, props, fields) => {
    const { wait, healthChecks } = specFor('Kustomization', { props });
    expect({ wait, healthChecks }).toEqual({ wait: undefined, healthChecks: undefined, ...fields });
  });

  it('of the defaults is not written beside healthChecks either', () => {
    const spec = specFor('Kustomization', { cluster: { wait: true }, props: { healthChecks: [check()] } });
    expect(spec).not.toHaveProperty('wait');
  });

  it.each<[string, Given, boolean | undefined]>([
    ['is not written where they are defaults', { cluster: { healthChecks: [check()] } }, undefined],
    ['is written where it stands nearer', { fleet: { healthChecks: [check()] }, cluster: { wait: true } }, true],
    ['is written where it stands beside them', { fleet: { healthChecks: [check()], wait: true } }, true],
    [
      'is not written where they stand nearer',
      { fleet: { wait: true }, cluster: { healthChecks: [check()] } },
      undefined,
    ],
    [
      'is written where they are removed',
      { cluster: { healthChecks: [check()] }, props: { healthChecks: null } },
      true,
    ],
  ])('beside healthChecks of the defaults %s', (_title, given, wait) => {
    expect(specFor('Kustomization', given).wait).toBe(wait);
  });
});

describe('A duration of cdk8s', () => {
  it.each([
    [Duration.seconds(30), '30s'],
    [Duration.minutes(1), '1m'],
    [Duration.seconds(90), '1m30s'],
    [Duration.hours(2), '2h'],
    [Duration.days(1), '24h'],
    [Duration.millis(1500), '1s500ms'],
    [Duration.millis(0), '0s'],
  ])('is written as Flux writes it', (duration, text) => {
    expect(specFor('Kustomization', { props: { interval: duration } })).toMatchObject({ interval: text });
  });

  it.each<Kind>(['GitRepository', 'OCIRepository', 'HelmRepository'])(
    'is written without hours as the timeout of a %s',
    (kind) => {
      const props = { interval: Duration.hours(2), timeout: Duration.seconds(3690) };
      expect(specFor(kind, { props })).toMatchObject({ interval: '2h', timeout: '61m30s' });
    },
  );

  it('is taken inside of fields', () => {
    const props = { chart: { spec: { ...CHART_SPEC.chart.spec, interval: Duration.minutes(5) } } };
    expect(specFor('HelmRelease', { props })).toMatchObject({ chart: { spec: { interval: '5m' } } });
  });

  it('may be known late, and stand in data without a prototype', () => {
    const install = Object.assign(Object.create(null) as object, { timeout: Duration.minutes(5) });
    const props = { ...CHART_SPEC, install, interval: Lazy.any({ produce: () => Duration.minutes(9) }) };
    expect(specFor('HelmRelease', { props })).toMatchObject({ interval: '9m', install: { timeout: '5m' } });
  });
});

describe('The path of a Kustomization', () => {
  it('is removed by null, which is the root for Flux', () => {
    const source = { kind: 'GitRepository', name: 'other' } as const;
    const app = fleetOf((cluster) => {
      GitRepository.fromName(cluster, 'source', { name: 'other' });
      const it = new Kustomization(cluster, 'it', { path: null, sourceRef: source });
      expect(it.path).toBe('');
    });
    expect(specOf(app, 'Kustomization', 'it')).not.toHaveProperty('path');
  });
});

describe('What a construct says of itself', () => {
  const url = 'https://example.org/default';

  it('is in the defaults too: the URL and branch of a source', () => {
    const defaults = {
      gitRepository: { url, ref: { branch: 'live' } },
      ociRepository: { url },
      helmRepository: { url },
    };
    fleetOf(
      (cluster) => {
        const { url: given, branch } = new GitRepository(cluster, 'git');
        expect([given, branch]).toEqual([url, 'live']);
        expect(new OCIRepository(cluster, 'oci').url).toBe(url);
        expect(new HelmRepository(cluster, 'charts').url).toBe(url);
      },
      { app: { defaults } },
    );
  });

  it('is in the defaults too: where the chart of a HelmRelease comes from', () => {
    fleetOf((cluster) => expect(new HelmRelease(cluster, 'it', { namespace: 'x' }).chartSource).toEqual(SOURCE), {
      cluster: { defaults: { helmRelease: CHART_SPEC } },
    });
  });
});

describe('A default', () => {
  it('may be a source', () => {
    const app = fleetOf((cluster) => {
      const source = GitRepository.fromName(cluster, 'source', { name: 'other', namespace: 'team' });
      new Kustomization(cluster, 'it', { sourceRef: source });
    });
    expect(specOf(app, 'Kustomization', 'it').sourceRef).toEqual({
      kind: 'GitRepository',
      name: 'other',
      namespace: 'team',
    });
  });
});

function check(): object {
  return { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'apps' };
}
