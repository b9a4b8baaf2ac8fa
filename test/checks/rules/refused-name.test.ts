// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import { checkRefusedNames } from '../../../lib/checks/rules/refused-name.js';
import type { JsonObject, KubeObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux, object } from '../support.js';

const judged = (each: KubeObject, spec: JsonObject = {}) =>
  judge(checkRefusedNames, { kustomizations: { apps: { spec, objects: [each] } } });

const SUBDOMAIN = 'allowed are lower-case letters, digits, "-" and ".", a letter or digit first and last';
const LABEL = 'allowed are lower-case letters, digits and "-", a letter or digit first and last';

describe('a name', () => {
  test.each<[KubeObject, JsonObject]>([
    [flux('Bucket apps/a.b-1'), {}],
    [object('ConfigMap apps/kube-root-ca.crt'), {}],
    [{ ...object('Role apps/system:Reader'), apiVersion: 'rbac.authorization.k8s.io/v1' }, {}],
    [{ ...object('Widget apps/My_Widget'), apiVersion: 'example.org/v1' }, {}],
    [object('ConfigMap apps/of-${cluster}'), { postBuild: { substitute: { cluster: 'eu' } } }],
    [object('ConfigMap apps/-settings'), { namePrefix: 'eu' }],
  ])('is one of its kind, or of a kind whose names are not known: %j %j', (each, spec) => {
    expect(judged(each, spec)).toEqual([]);
  });

  test.each<[KubeObject, string]>([
    [flux('HelmRelease apps/WebApp'), `"WebApp" is not allowed; ${SUBDOMAIN}; write "web-app"`],
    [object('ConfigMap apps/a_b'), `"a_b" is not allowed; ${SUBDOMAIN}; write "a-b"`],
    [object('ConfigMap apps/a..b'), `"a..b" is not allowed; ${SUBDOMAIN}`],
    [object(`ConfigMap apps/${'a'.repeat(254)}`), 'has 254 characters, and at most 253 are allowed'],
  ])('that the API server does not take is told: %j', (each, text) => {
    const { kind, metadata } = each;
    const subject = `${kind} "${metadata.namespace}/${metadata.name}"`;
    expect(judged(each)).toEqual([`error FLX536 ${subject}: metadata.name ${text}`]);
  });

  test('of a Kustomization is the id of its construct', () => {
    expect(judged(flux('Kustomization flux-system/MyApp'))).toEqual([
      'error FLX536 Kustomization "flux-system/MyApp": metadata.name "MyApp" is not allowed; allowed are lower-case letters, digits, "-" and ".", a letter or digit first and last; write "my-app"',
    ]);
  });

  test('of a Namespace has no dots', () => {
    expect(judged(object('Namespace team.a'))).toEqual([
      `error FLX536 Namespace "team.a": metadata.name "team.a" is not allowed; ${LABEL}`,
    ]);
  });

  test('of a namespace has neither', () => {
    expect(judged(object('ConfigMap My_NS/settings'))).toEqual([
      `error FLX536 ConfigMap "My_NS/settings": metadata.namespace "My_NS" is not allowed; ${LABEL}; write "my-ns"`,
    ]);
  });

  test('of a custom resource is judged where its CRD is known', () => {
    const names = { kind: 'Widget', plural: 'widgets' };
    const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }];
    const spec = { group: 'example.org', names, scope: 'Namespaced', versions };
    const crd = {
      ...object('CustomResourceDefinition widgets.example.org', { spec }),
      apiVersion: 'apiextensions.k8s.io/v1',
    };
    const widget = { ...object('Widget apps/My_Widget'), apiVersion: 'example.org/v1' };
    expect(judge(checkRefusedNames, { kustomizations: { apps: { objects: [crd, widget] } } })).toEqual([
      `error FLX536 Widget "apps/My_Widget": metadata.name "My_Widget" is not allowed; ${SUBDOMAIN}; write "my-widget"`,
    ]);
  });
});
