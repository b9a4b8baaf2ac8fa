import { parseCrd, type Crd } from '../../../lib/api/index.js';
import type { JsonObject, KubeObject } from '../../../lib/manifest/index.js';

import { type ClusterInput, flux, object, schemaFindingsOf } from '../support.js';

const SOURCE = { kind: 'GitRepository', name: 'flux-system' };
const CHART = { spec: { chart: 'podinfo', sourceRef: { kind: 'HelmRepository', name: 'podinfo' } } };

const kustomization = (spec: JsonObject = {}) =>
  flux('Kustomization flux-system/it', { interval: '10m', prune: true, sourceRef: SOURCE, ...spec });
const release = (spec: JsonObject = {}) => flux('HelmRelease apps/podinfo', { interval: '10m', chart: CHART, ...spec });
const git = (spec: JsonObject = {}) =>
  flux('GitRepository flux-system/it', { interval: '10m', url: 'https://example.org/x', ...spec });

function messages(declared: JsonObject, input: ClusterInput = {}): string[] {
  return schemaFindingsOf({ ...input, objects: [declared as never] });
}

const IT = 'error %s Kustomization "flux-system/it":';
const says = (code: string, text: string) => [`${IT.replace('%s', code)} ${text}`];

describe('objects that Flux takes', () => {
  test.each<[string, JsonObject]>([
    ['a Kustomization', kustomization()],
    ['a HelmRelease with any values', release({ values: { a: { b: [null, 1.5, 'c'] } } })],
    ['a GitRepository', git({ ref: { branch: 'main' } })],
    ['a status, which no author writes', { ...kustomization(), status: { conditions: [] } }],
    [
      'metadata of all kinds',
      { ...kustomization(), metadata: { name: 'it', namespace: 'flux-system', finalizers: [] } },
    ],
    ['null where nothing is meant', kustomization({ timeout: null })],
  ])('are fine: %s', (_, declared) => {
    expect(messages(declared)).toEqual([]);
  });

  test('are fine when nobody knows their kind, or the Flux of the cluster', () => {
    expect(messages(object('Deployment apps/web', { spec: 'x' }))).toEqual([]);
    expect(messages(kustomization({ prunee: 1 }), { flux: '9.9' })).toEqual([]);
  });

  test('are fine in another cluster, whose Flux is not known', () => {
    const spec = { interval: '10m', prune: true, kubeConfig: { secretRef: { name: 'remote' } } };
    const kustomizations = { remote: { spec, objects: [release({ intervall: '1m' })] } };
    expect(schemaFindingsOf({ kustomizations })).toEqual([]);
  });
});

describe('FLX109: a field', () => {
  test('that no version has is told with the nearest one', () => {
    expect(messages(kustomization({ prunee: true }))).toEqual(
      says('FLX109', 'spec.prunee is no field of kustomize.toolkit.fluxcd.io/v1 Kustomization; did you mean "prune"?'),
    );
  });

  test('with nothing like it is told without', () => {
    expect(messages({ ...kustomization(), 'x-data': 1 })).toEqual(
      says('FLX109', 'x-data is no field of kustomize.toolkit.fluxcd.io/v1 Kustomization'),
    );
  });

  test('that a later Flux has is told with that', () => {
    expect(messages(kustomization({ deletionPolicy: 'Orphan' }), { flux: '2.4' })).toEqual(
      says('FLX109', 'spec.deletionPolicy "Orphan" needs Flux 2.5 or later, the cluster has 2.4'),
    );
  });

  test('is told with its place in lists and maps', () => {
    const declared = kustomization({ dependsOn: [{ name: 'a' }, { name: 'b', nam: 'c' }] });
    expect(messages(declared)).toEqual(
      says(
        'FLX109',
        'spec.dependsOn[1].nam is no field of kustomize.toolkit.fluxcd.io/v1 Kustomization; did you mean "name"?',
      ),
    );
  });
});

describe('FLX110: a type', () => {
  test.each<[JsonObject, string]>([
    [{ prune: 'true' }, 'spec.prune must be true or false, not "true"; write true without quotes'],
    [{ path: 1 }, 'spec.path must be a string, not 1; write "1"'],
    [{ interval: 60 }, 'spec.interval must be a string, not 60; write a duration such as "10m" or "1h30m"'],
    [{ dependsOn: { name: 'a' } }, 'spec.dependsOn must be a list, not a map'],
    [{ commonMetadata: [] }, 'spec.commonMetadata must be a map, not a list'],
    [{ components: [null] }, 'spec.components[0] must be a string, not null'],
    [
      { commonMetadata: { labels: { 'a/b': 1 } } },
      'spec.commonMetadata.labels["a/b"] must be a string, not 1; write "1"',
    ],
  ])('that is wrong is told: %j', (spec, text) => {
    expect(messages(kustomization(spec))).toEqual(says('FLX110', text));
  });

  test('of a number is told with the number without quotes', () => {
    expect(messages(release({ maxHistory: '3' }))).toEqual([
      'error FLX110 HelmRelease "apps/podinfo": spec.maxHistory must be an integer, not "3"; write 3 without quotes',
    ]);
  });
});

describe('FLX111: a value', () => {
  test.each<[JsonObject, string]>([
    [{ interval: 'zzz' }, 'spec.interval "zzz" is no duration; write a duration such as "10m" or "1h30m"'],
    [
      { deletionPolicy: 'Orphaned' },
      'spec.deletionPolicy "Orphaned" is not allowed; allowed are "MirrorPrune", "Delete", "WaitForTermination" and "Orphan"; did you mean "Orphan"?',
    ],
    [{ targetNamespace: '' }, 'spec.targetNamespace is too short: at least 1 character'],
    [{ targetNamespace: 'x'.repeat(64) }, 'spec.targetNamespace is too long: at most 63 characters'],
  ])('that is not allowed is told: %j', (spec, text) => {
    expect(messages(kustomization(spec))).toEqual(says('FLX111', text));
  });

  test.each([
    ['1h', '"1h" takes no hours; write "60m"'],
    ['1h30m', '"1h30m" takes no hours; write "90m"'],
    ['1h30s', '"1h30s" takes no hours; write "3630s"'],
    ['1d', '"1d" is no duration; write a duration without hours, such as "60s" or "5m"'],
  ])('of a timeout without hours is told: %s', (timeout, text) => {
    expect(messages(git({ timeout }))).toEqual([`error FLX111 GitRepository "flux-system/it": spec.timeout ${text}`]);
  });

  test('that another Flux takes is told with that', () => {
    const bucket = flux('Bucket flux-system/it', {
      interval: '1m',
      bucketName: 'a',
      endpoint: 'b',
      provider: 'azur',
    });
    expect(messages(bucket)).toEqual([
      'error FLX111 Bucket "flux-system/it": spec.provider "azur" is not allowed; allowed are "generic", "aws", "gcp" and "azure"; did you mean "azure"?',
    ]);
  });

  test('that matches no pattern is told with it, long ones cut', () => {
    expect(messages(git({ url: `svn://${'x'.repeat(80)}` }))).toEqual([
      `error FLX111 GitRepository "flux-system/it": spec.url "svn://${'x'.repeat(54)}…" does not match the pattern "^(http|https|ssh)://.*$"`,
    ]);
  });

  test.each([
    ['git@example.org:apps/web.git', 'ssh://git@example.org/apps/web.git'],
    ['git@example.org:/apps/web', 'ssh://git@example.org/apps/web'],
  ])('that is the short form of an SSH URL is told with the long one: %s', (url, instead) => {
    expect(messages(git({ url }))).toEqual([
      `error FLX111 GitRepository "flux-system/it": spec.url "${url}" does not match the pattern "^(http|https|ssh)://.*$"; write "${instead}"`,
    ]);
  });

  test('that is an image is told as the URL of it', () => {
    const url = 'registry.example.org:5000/charts/web';
    expect(messages(flux('OCIRepository apps/web', { interval: '1m', url }))).toEqual([
      `error FLX111 OCIRepository "apps/web": spec.url "${url}" does not match the pattern "^oci://.*$"; write "oci://${url}"`,
    ]);
  });

  test('that names a kind of source is left to FLX202', () => {
    expect(messages(kustomization({ sourceRef: { kind: 'HelmRepository', name: 'a' } }))).toEqual([]);
    expect(messages(kustomization({ sourceRef: { kind: 1, name: 'a' } }))).toHaveLength(1);
  });
});

describe('FLX112: a field that is missing', () => {
  test('is told, each by itself', () => {
    expect(messages(flux('Kustomization flux-system/it', { sourceRef: { name: 'a' } }))).toEqual([
      ...says('FLX112', 'spec.interval is missing'),
      ...says('FLX112', 'spec.prune is missing'),
      ...says('FLX112', 'spec.sourceRef.kind is missing'),
    ]);
  });

  test.each(['2.9', '2.10'])('is told for an OCIRepository of Flux %s, whose CRD may say it by rules', (minor) => {
    expect(messages(flux('OCIRepository apps/web', {}), { flux: minor })).toEqual([
      'error FLX112 OCIRepository "apps/web": spec.interval is missing',
      'error FLX112 OCIRepository "apps/web": spec.url is missing',
    ]);
  });

  test('cannot be told where the Kustomization around it has patches for it', () => {
    const spec = { interval: '1m', prune: true, patches: [{ patch: 'kind: HelmRelease' }] };
    const incomplete = flux('HelmRelease apps/podinfo', { chart: CHART, intervall: '1m' });
    expect(schemaFindingsOf({ kustomizations: { apps: { spec, objects: [incomplete] } } })).toEqual([
      'error FLX109 HelmRelease "apps/podinfo": spec.intervall is no field of helm.toolkit.fluxcd.io/v2 HelmRelease; did you mean "interval"?',
      'unknown FLX112 HelmRelease "apps/podinfo": spec.interval is missing',
    ]);
  });

  test('is judged in no time where the target of a patch is a pattern that JavaScript would take hours for', () => {
    const spec = { interval: '1m', prune: true, patches: [{ target: { name: '(a+)+' }, patch: '[]' }] };
    const incomplete = flux(`HelmRelease apps/${'a'.repeat(60)}-b`, { chart: CHART });
    expect(schemaFindingsOf({ kustomizations: { apps: { spec, objects: [incomplete] } } })).toEqual([
      `error FLX112 HelmRelease "apps/${'a'.repeat(60)}-b": spec.interval is missing`,
    ]);
  });
});

describe('FLX113: a rule', () => {
  test('that does not hold is told with its text', () => {
    expect(messages(release({ chartRef: { kind: 'OCIRepository', name: 'a' } }))).toEqual([
      'error FLX113 HelmRelease "apps/podinfo": spec breaks a rule: either chart or chartRef must be set; give exactly one of them',
    ]);
  });

  test('of the whole object has no path', () => {
    const instance = object('FluxInstance flux-system/other', {
      spec: { distribution: { version: '2.x', registry: 'ghcr.io/fluxcd' } },
    });
    expect(messages(instance)).toEqual([
      'error FLX113 FluxInstance "flux-system/other": breaks a rule: the only accepted name for a FluxInstance is \'flux\'; name it "flux"',
    ]);
  });
});

describe('FLX114: an apiVersion', () => {
  const old = (apiVersion: string) => ({ ...kustomization(), apiVersion });

  test('that the Flux of the cluster does not serve is told with those it does', () => {
    expect(messages(old('kustomize.toolkit.fluxcd.io/v1beta1'), { flux: '2.9' })).toEqual(
      says(
        'FLX114',
        'apiVersion "kustomize.toolkit.fluxcd.io/v1beta1" is not served by Flux 2.9; served is "kustomize.toolkit.fluxcd.io/v1"',
      ),
    );
    expect(messages(old('kustomize.toolkit.fluxcd.io/v3'), { flux: '2.2' })).toEqual(
      says(
        'FLX114',
        'apiVersion "kustomize.toolkit.fluxcd.io/v3" is not served by Flux 2.2; served are "kustomize.toolkit.fluxcd.io/v1beta1", "kustomize.toolkit.fluxcd.io/v1beta2" and "kustomize.toolkit.fluxcd.io/v1"',
      ),
    );
  });

  test('of a kind that the Flux of the cluster does not have is told with the first that has it', () => {
    const source = flux('OCIRepository flux-system/it', { interval: '1m', url: 'oci://example.org/x' });
    const declared = { ...source, apiVersion: 'source.toolkit.fluxcd.io/v1beta2' };
    expect(messages(declared, { flux: '0.30' })).toEqual([
      'error FLX114 OCIRepository "flux-system/it": Flux 0.30 serves no OCIRepository; "source.toolkit.fluxcd.io/v1beta2" needs Flux 0.32 or later',
    ]);
  });
});

describe('FLX115: a deprecated apiVersion', () => {
  test('is a warning that names its successor, and the object is judged by it', () => {
    const declared = { ...git({ urll: 'x' }), apiVersion: 'source.toolkit.fluxcd.io/v1beta2' };
    expect(messages(declared, { flux: '2.4' })).toEqual([
      'error FLX109 GitRepository "flux-system/it": spec.urll is no field of source.toolkit.fluxcd.io/v1beta2 GitRepository; did you mean "url"?',
      'warning FLX115 GitRepository "flux-system/it": apiVersion "source.toolkit.fluxcd.io/v1beta2" is deprecated in Flux 2.4; write "source.toolkit.fluxcd.io/v1"',
    ]);
  });
});

describe('variables', () => {
  const variable = kustomization({ interval: '$' + '{INTERVAL}', prune: '$' + '{PRUNE}', path: 1 });

  test('satisfy everything where the Kustomization around the object fills them in', () => {
    const spec = { interval: '1m', prune: true, postBuild: { substitute: { INTERVAL: '1m' } } };
    expect(schemaFindingsOf({ kustomizations: { apps: { spec, objects: [variable] } } })).toEqual(
      says('FLX110', 'spec.path must be a string, not 1; write "1"'),
    );
  });

  test('are texts like all others elsewhere, and in objects that are left out', () => {
    const spec = { interval: '1m', prune: true };
    const wrong = [
      ...says('FLX110', 'spec.path must be a string, not 1; write "1"'),
      ...says('FLX110', `spec.prune must be true or false, not "$${'{PRUNE}'}"`),
      ...says('FLX111', `spec.interval "$${'{INTERVAL}'}" is no duration; write a duration such as "10m" or "1h30m"`),
    ];
    expect(schemaFindingsOf({ kustomizations: { apps: { spec, objects: [variable] } } })).toEqual(wrong);
    const metadata = { ...variable.metadata, annotations: { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' } };
    const postBuild = { substitute: { INTERVAL: '1m' } };
    const apps = { spec: { ...spec, postBuild }, objects: [{ ...variable, metadata }] };
    expect(schemaFindingsOf({ kustomizations: { apps } })).toEqual(wrong);
  });
});

describe('CRDs', () => {
  const definition = (spec: JsonObject) =>
    object('CustomResourceDefinition widgets.example.org', {
      spec: { group: 'example.org', names: { kind: 'Widget' }, scope: 'Namespaced', ...spec },
    });
  const version = (name: string, properties: JsonObject, more: JsonObject = {}) => {
    const spec = { type: 'object', properties, required: Object.keys(properties) };
    return { name, served: true, schema: { openAPIV3Schema: { type: 'object', properties: { spec } } }, ...more };
  };
  const CRD: KubeObject = {
    ...definition({
      versions: [
        version('v1alpha1', {}, { served: false }),
        version('v1beta1', { size: { type: 'integer' } }, { deprecated: true }),
        version('v1', { size: { type: 'integer', maximum: 5 } }),
      ],
    }),
    apiVersion: 'apiextensions.k8s.io/v1',
  };
  const widget = (spec: JsonObject, apiVersion = 'example.org/v1') => ({
    ...object('Widget apps/it', { spec }),
    apiVersion,
  });
  const given = (value: JsonObject): { everywhere: Crd[] } => {
    const parsed = parseCrd(value);
    if ('problem' in parsed) throw new Error(parsed.problem);
    return { everywhere: [parsed.crd] };
  };

  test('that the cluster applies hold for its objects, wherever they are', () => {
    const kustomizations = { crds: { objects: [CRD] }, apps: { objects: [widget({ size: 6 })] } };
    expect(schemaFindingsOf({ kustomizations }).filter((text) => text.includes('Widget'))).toEqual([
      'error FLX111 Widget "apps/it": spec.size 6 is too large: at most 5',
    ]);
  });

  test('that are given hold too', () => {
    expect(schemaFindingsOf({ objects: [widget({})] }, given(CRD))).toEqual([
      'error FLX112 Widget "apps/it": spec.size is missing',
    ]);
    expect(schemaFindingsOf({ objects: [widget({ size: 5 })] }, given(CRD))).toEqual([]);
  });

  test('of vendored files hold for their cluster', () => {
    const vendored = (cluster: string) => ({ vendored: new Map([[cluster, given(CRD).everywhere]]) });
    expect(schemaFindingsOf({ objects: [widget({})] }, vendored('staging'))).toHaveLength(1);
    expect(schemaFindingsOf({ objects: [widget({})] }, vendored('production'))).toEqual([]);
  });

  test('say what is served and deprecated', () => {
    expect(schemaFindingsOf({ objects: [widget({ size: 9 }, 'example.org/v1beta1')] }, given(CRD))).toEqual([
      'warning FLX115 Widget "apps/it": apiVersion "example.org/v1beta1" is deprecated by its CRD; write "example.org/v1"',
    ]);
    expect(schemaFindingsOf({ objects: [widget({}, 'example.org/v1alpha1')] }, given(CRD))).toEqual([
      'error FLX114 Widget "apps/it": apiVersion "example.org/v1alpha1" is not served by the CRD of Widget; served are "example.org/v1beta1" and "example.org/v1"',
    ]);
  });

  test('of a kind of Flux count more than the tables', () => {
    const spec = { group: 'kustomize.toolkit.fluxcd.io', names: { kind: 'Kustomization' }, scope: 'Namespaced' };
    const newer = { ...CRD, spec: { ...spec, versions: [version('v1', {})] } };
    expect(schemaFindingsOf({ objects: [kustomization()] }, given(newer))).toEqual([
      ...says('FLX109', 'spec.interval is no field of kustomize.toolkit.fluxcd.io/v1 Kustomization'),
      ...says('FLX109', 'spec.prune is no field of kustomize.toolkit.fluxcd.io/v1 Kustomization'),
      ...says('FLX109', 'spec.sourceRef is no field of kustomize.toolkit.fluxcd.io/v1 Kustomization'),
    ]);
  });

  test('never show a value of a kind of Secret', () => {
    const rule = { rule: 'self.token == ""', messageExpression: '"not " + self.token' };
    const token = { type: 'string', enum: [''], pattern: '^$', maxLength: 3 };
    const schema = {
      type: 'object',
      properties: { spec: { type: 'object', properties: { token, size: { type: 'integer' } } } },
    };
    const versions = [{ name: 'v1', schema: { openAPIV3Schema: schema } }];
    const ruled = [
      {
        name: 'v1',
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: { type: 'object', properties: { token: { type: 'string' } }, 'x-kubernetes-validations': [rule] },
            },
          },
        },
      },
    ];
    const names = { kind: 'SealedSecret' };
    const sealed = {
      ...object('SealedSecret apps/it', { spec: { token: 'hunter2', size: '42' } }),
      apiVersion: 'example.org/v1',
    };
    const crd = (all: JsonObject[]) => given({ ...CRD, spec: { ...(CRD.spec as JsonObject), names, versions: all } });
    const found = schemaFindingsOf({ objects: [sealed] }, crd(versions));
    expect(found).toEqual([
      'error FLX110 SealedSecret "apps/it": spec.size must be an integer, not what is written',
      'error FLX111 SealedSecret "apps/it": spec.token is too long: at most 3 characters',
      'error FLX111 SealedSecret "apps/it": spec.token what is written does not match the pattern "^$"',
      'error FLX111 SealedSecret "apps/it": spec.token what is written is not allowed; allowed is ""',
    ]);
    const plain = { ...sealed, spec: { token: 'hunter2' } };
    expect(schemaFindingsOf({ objects: [plain] }, crd(ruled))).toEqual([
      'error FLX113 SealedSecret "apps/it": spec breaks a rule: self.token == ""',
    ]);
  });
});
