import { ApiObject, Lazy } from 'cdk8s';
import { type FleetApp, HelmRelease, type HelmReleaseProps, Kustomization, ValuesConfigMap } from 'cdk8s-fluxcd';

import { configMap, fleetOf, lines, messagesOf, specOf } from '../fleet/support.js';

const chart = {
  spec: { chart: 'web', sourceRef: { kind: 'GitRepository', name: 'flux-system', namespace: 'flux-system' } },
} as const;

/** One HelmRelease `web` in the Kustomization `apps`. */
function releaseOf(props: HelmReleaseProps, change: (release: HelmRelease, apps: Kustomization) => void): FleetApp {
  return fleetOf((cluster) => {
    const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
    change(new HelmRelease(apps, 'web', { chart, ...props }), apps);
  });
}

function valuesOf(values: object | null | undefined, ...added: readonly object[]): unknown {
  const app = releaseOf({ values } as HelmReleaseProps, (release) => {
    for (const each of added) release.addValues(each as Record<string, unknown>);
  });
  return specOf(app, 'HelmRelease', 'web').values;
}

describe('Values of a HelmRelease', () => {
  it.each<[string, object | null | undefined, readonly object[], unknown]>([
    ['are as given', { a: 1 }, [], { a: 1 }],
    ['are not written where nobody gives any', undefined, [], undefined],
    ['may be added where there are none', undefined, [{ a: 1 }], { a: 1 }],
    ['may be added where none are wanted', null, [{ a: 1 }], { a: 1 }],
    ['merge map by map', { a: { b: 1, c: 2 } }, [{ a: { c: 3, d: 4 } }], { a: { b: 1, c: 3, d: 4 } }],
    ['replace lists', { a: [1, 2] }, [{ a: [3] }], { a: [3] }],
    ['replace a map by a scalar', { a: { b: 1 } }, [{ a: 2 }], { a: 2 }],
    ['replace a scalar by a map', { a: 1 }, [{ a: { b: 2 } }], { a: { b: 2 } }],
    [
      'keep nulls, which unset what the chart says',
      { a: { b: 1 } },
      [{ a: null, c: { d: null } }],
      { a: null, c: { d: null } },
    ],
    ['leave out what is undefined', { a: 1 }, [{ a: undefined }], { a: 1 }],
    ['may be added again and again', { a: 1 }, [{ b: 2 }, { a: 3 }], { a: 3, b: 2 }],
    [
      'merge what is known later',
      Lazy.any({ produce: () => ({ a: Lazy.any({ produce: () => ({ b: 1 }) }) }) }) as object,
      [{ a: { c: 2 } }],
      { a: { b: 1, c: 2 } },
    ],
    [
      'may have any key',
      JSON.parse('{"__proto__": {"a": 1}}') as object,
      [{ b: 1 }],
      JSON.parse('{"__proto__": {"a": 1}, "b": 1}'),
    ],
    [
      'may have the keys that classes have',
      { a: { constructor: 'x', value: 'y', b: Lazy.any({ produce: () => 1 }) } },
      [{ a: { c: 2 } }],
      { a: { constructor: 'x', value: 'y', b: 1, c: 2 } },
    ],
    [
      'may come from a parser that gives maps no prototype',
      Object.assign(Object.create(null) as object, { name: 'x', value: 'y' }),
      [],
      { name: 'x', value: 'y' },
    ],
  ])('%s', (_title, given, added, values) => {
    expect(valuesOf(given, ...added)).toEqual(values);
  });

  it('keep the order in which keys came', () => {
    const values = valuesOf({ z: 1, a: { y: 1, b: 2 } }, { m: 1, a: { y: 2, a: 3 } });
    expect(JSON.stringify(values)).toBe('{"z":1,"a":{"y":2,"b":2,"a":3},"m":1}');
  });

  it('do not change what they were given', () => {
    const given = { a: { b: 1 } };
    const added = { a: { c: 2 } };
    valuesOf(given, added);
    expect([given, added]).toEqual([{ a: { b: 1 } }, { a: { c: 2 } }]);
  });

  it('are shown by toJson of the ApiObject, at any time', () => {
    releaseOf({ values: { a: 1 } }, (release) => {
      release.addValues({ b: null });
      expect(ApiObject.of(release).toJson().spec.values).toEqual({ a: 1, b: null });
      release.addValues({ b: 2 });
      expect(ApiObject.of(release).toJson().spec.values).toEqual({ a: 1, b: 2 });
    });
  });

  it.each<[string, unknown, string]>([
    ['a list', [1], 'the values to add are a list; give a map'],
    ['nothing', undefined, 'the values to add are undefined; give a map'],
    ['a text', 'a: 1', 'the values to add are "a: 1"; give a map'],
    ['what contains itself', endless(), '"values" contains itself, as "values.again"; give data that ends'],
  ])('are a map: %s is refused', (_title, values, message) => {
    releaseOf({}, (release) => {
      const add = () => release.addValues(values as Record<string, unknown>);
      expect(add).toThrow(new Error(`"staging/apps/web": ${message}`));
    });
  });
});

describe('References to values', () => {
  it('are added behind those of the props', () => {
    const app = releaseOf({ valuesFrom: [{ kind: 'Secret', name: 'first' }] }, (release, apps) => {
      release.addValuesFrom(configMap(apps, 'second'), { optional: true, valuesKey: 'production.yaml' });
      release.addValuesFrom(
        { kind: 'Secret', name: 'third', valuesKey: 'x' },
        { literal: true, targetPath: 'tls.crt' },
      );
    });
    expect(JSON.stringify(specOf(app, 'HelmRelease', 'web').valuesFrom)).toBe(
      JSON.stringify([
        { kind: 'Secret', name: 'first' },
        { kind: 'ConfigMap', name: 'second', valuesKey: 'production.yaml', optional: true },
        { kind: 'Secret', name: 'third', valuesKey: 'x', targetPath: 'tls.crt', literal: true },
      ]),
    );
  });

  it('are not written where nobody gives any', () => {
    const app = releaseOf({ valuesFrom: null }, () => {});
    expect(specOf(app, 'HelmRelease', 'web')).not.toHaveProperty('valuesFrom');
  });

  it('are of its namespace', () => {
    releaseOf({ valuesFrom: [{ kind: 'Secret', name: 'first' }] }, (release, apps) => {
      const message =
        '"staging/apps/web": "valuesFrom[1]": ConfigMap "other" is in namespace "else", and Flux looks for it in "apps" only';
      const other = configMap(apps, 'other', { namespace: 'else' });
      expect(() => release.addValuesFrom(other)).toThrow(new Error(message));
    });
  });

  it('have a kind and options of Flux, or do not compile', () => {
    releaseOf({}, (release) => {
      // @ts-expect-error of no other kind
      release.addValuesFrom({ kind: 'ServiceAccount', name: 'x' });
      // @ts-expect-error it is "valuesKey"
      release.addValuesFrom({ kind: 'Secret', name: 'x' }, { key: 'x' });
    });
  });

  it('name a ConfigMap or a Secret', () => {
    const app = releaseOf({}, (release, apps) => {
      release.addValuesFrom(new ApiObject(apps, 'account', { apiVersion: 'v1', kind: 'ServiceAccount' }));
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX111 HelmRelease "apps/web": spec.valuesFrom[0].kind "ServiceAccount" is not allowed; allowed are "Secret" and "ConfigMap"',
        'at staging/apps/web',
      ),
    ]);
  });

  it('may need a newer Flux', () => {
    const app = fleetOf(
      (cluster) => {
        const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
        const release = new HelmRelease(apps, 'web', { chart });
        const settings = configMap(apps, 'it', undefined, { 'values.yaml': '1' });
        release.addValuesFrom(settings, { targetPath: 'a', literal: true });
      },
      { cluster: { flux: '2.8' } },
    );
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX109 HelmRelease "apps/web": spec.valuesFrom[0].literal true needs Flux 2.9 or later, the cluster has 2.8',
        'at staging/apps/web',
      ),
    ]);
  });

  it('may be of a ValuesConfigMap', () => {
    const app = releaseOf({}, (release, apps) => {
      release.addValuesFrom(new ValuesConfigMap(apps, 'shared', { values: { a: 1 } }));
    });
    expect(specOf(app, 'HelmRelease', 'web').valuesFrom).toEqual([{ kind: 'ConfigMap', name: 'shared' }]);
    expect(messagesOf(app)).toEqual([]);
  });
});

function endless(): object {
  const values: Record<string, unknown> = {};
  values.again = values;
  return values;
}
