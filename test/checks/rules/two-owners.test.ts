// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import { checkTwoOwners } from '../../../lib/checks/rules/two-owners.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { type ClusterInput, type Declared, flux, lines, object } from '../support.js';

const findingsOf = (input: ClusterInput) => judge(checkTwoOwners, input);
const map = (text: string, metadata: JsonObject = {}) => object(`ConfigMap ${text}`, { metadata });

function both(spec: readonly [JsonObject, JsonObject], objects: readonly [Declared, Declared]): string[] {
  return findingsOf({
    kustomizations: {
      apps: { spec: spec[0], objects: [objects[0]] },
      infra: { spec: spec[1], objects: [objects[1]] },
    },
  });
}

const twice = (subject: string) =>
  `error FLX103 ${subject}: is applied by Kustomization "flux-system/apps" and by Kustomization "flux-system/infra"; keep it in one of them\n    Kustomization "flux-system/apps" has it`;

describe('two Kustomizations', () => {
  test.each<[string, JsonObject, JsonObject]>([
    [
      'to two clusters',
      { kubeConfig: { secretRef: { name: 'east' } } },
      { kubeConfig: { secretRef: { name: 'west' } } },
    ],
    [
      'by two keys of a secret',
      { kubeConfig: { secretRef: { name: 'x' } } },
      { kubeConfig: { secretRef: { name: 'x', key: 'y' } } },
    ],
    ['to another cluster', { kubeConfig: { configMapRef: { name: 'east' } } }, {}],
    ['to two namespaces', { targetNamespace: 'one' }, { targetNamespace: 'two' }],
    ['under two prefixes', { namePrefix: 'one-' }, { namePrefix: 'two-' }],
  ])('may apply one object %s', (_, one, two) => {
    expect(both([one, two], [map('a'), map('a')])).toEqual([]);
  });

  test('may have an object with a namespace and one without', () => {
    expect(both([{}, {}], [map('a'), map('apps/a')])).toEqual([]);
  });

  test.each([
    ['is never applied', { annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'ignore' } }],
    ['is only applied when it is missing', { annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent' } }],
    ['is disabled', { labels: { 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' } }],
  ])('may have one object where one of both %s', (_, metadata) => {
    expect(both([{}, {}], [map('apps/a'), map('apps/a', metadata)])).toEqual([]);
  });

  test('clash over one object', () => {
    expect(
      both(
        [{}, {}],
        [
          [map('apps/a'), 'staging/one'],
          [map('apps/a'), 'staging/two'],
        ],
      ),
    ).toEqual([
      lines(
        'error FLX103 ConfigMap "apps/a": is applied by Kustomization "flux-system/apps" and by Kustomization "flux-system/infra"; keep it in one of them',
        'Kustomization "flux-system/apps" has it at staging/one',
        'at staging/two',
      ),
    ]);
  });

  test.each<[string, JsonObject, JsonObject, Declared, Declared, string]>([
    ['in one remote cluster', remote('x'), remote('x'), map('n/a'), map('n/a'), 'ConfigMap "n/a"'],
    ['by targetNamespace', { targetNamespace: 'n' }, {}, map('a'), map('n/a'), 'ConfigMap "n/a"'],
    ['by prefix and suffix', { namePrefix: 'a-' }, { nameSuffix: '-b' }, map('n/b'), map('n/a'), 'ConfigMap "n/a-b"'],
    [
      'over a Namespace that one renames',
      { targetNamespace: 'n' },
      {},
      object('Namespace x'),
      object('Namespace n'),
      'Namespace "n"',
    ],
    [
      'over a Namespace, whatever the prefix',
      { namePrefix: 'a-' },
      {},
      object('Namespace n'),
      object('Namespace n'),
      'Namespace "n"',
    ],
    ['over a Flux object', {}, {}, flux('HelmRepository n/x'), flux('HelmRepository n/x'), 'HelmRepository "n/x"'],
  ])('clash %s', (_, one, two, first, second, subject) => {
    expect(both([one, two], [first, second])).toEqual([twice(subject)]);
  });

  test('below a Kustomization for another cluster clash there only', () => {
    const objects = [map('n/a')];
    const findings = findingsOf({
      objects,
      kustomizations: {
        remote: { spec: { kubeConfig: { secretRef: { name: 'x' } } } },
        apps: { owner: 'remote', objects },
        infra: { owner: 'remote', objects },
      },
    });
    expect(findings).toEqual([twice('ConfigMap "n/a"')]);
  });

  test('clash with the first where three have it', () => {
    const objects = [map('n/a')];
    const findings = findingsOf({ kustomizations: { apps: { objects }, infra: { objects }, more: { objects } } });
    expect(findings).toEqual([twice('ConfigMap "n/a"'), twice('ConfigMap "n/a"').replace('/infra"', '/more"')]);
  });
});

describe('objects whose names hold variables', () => {
  const postBuild = (substitute: JsonObject, more: JsonObject = {}) => ({ postBuild: { substitute, ...more } });
  const unknown = { substituteFrom: [{ kind: 'Secret', name: 'elsewhere' }] };
  const named = map('${ns}/${name}-settings');
  const of = (name: string, ns = 'team') => postBuild({ name, ns });

  test.each<[string, JsonObject, JsonObject]>([
    ['the names differ', of('a'), of('b')],
    ['the namespaces differ', of('a', 'one'), of('a', 'two')],
    ['one value is not known', of('a'), postBuild({ ns: 'team' }, unknown)],
    ['neither value is known', postBuild({}, unknown), postBuild({}, unknown)],
    ['one is empty', of('a'), of('')],
    ['one of them fills nothing in', of('a'), {}],
    ['one value holds what is no variable any more', of('a'), of('a', 'team${x}')],
  ])('may be of two Kustomizations where %s', (_, one, two) => {
    expect(both([one, two], [named, named])).toEqual([]);
  });

  test('may be of two Kustomizations where a patch gives one of them other values', () => {
    const kustomizations = { apps: { spec: of('a'), objects: [named] }, infra: { spec: of('a'), objects: [named] } };
    const patches = [{ target: { name: 'infra' }, patch: '[{ op: replace, path: /spec/postBuild, value: {} }]' }];
    expect(findingsOf({ kustomizations })).toEqual([twice('ConfigMap "team/a-settings"')]);
    expect(
      findingsOf({
        kustomizations: {
          teams: { spec: { patches } },
          apps: { ...kustomizations.apps, owner: 'teams' },
          infra: { ...kustomizations.infra, owner: 'teams' },
        },
      }),
    ).toEqual([]);
  });

  test.each<[string, JsonObject, JsonObject, Declared, string]>([
    ['the same values', of('a'), of('a'), named, 'ConfigMap "team/a-settings"'],
    ['a value over several lines', of('a\n'), of('a'), named, 'ConfigMap "team/a-settings"'],
    ['other variables', of('a'), postBuild({ x: 'a' }), map('team/${x}-settings'), 'ConfigMap "team/a-settings"'],
    ['a default', of('a'), postBuild({ x: 'y' }), map('team/${name:=a}-settings'), 'ConfigMap "team/a-settings"'],
    ['a prefix', of('a'), { ...of('x'), namePrefix: 'a-' }, map('${ns}/settings'), 'ConfigMap "team/a-settings"'],
    ['a dollar', of('a$'), postBuild({ x: 'y' }), map('team/a$$-settings'), 'ConfigMap "team/a$-settings"'],
    ['no substitution', {}, {}, named, 'ConfigMap "${ns}/${name}-settings"'],
  ])('clash by %s', (_, one, two, other, subject) => {
    expect(both([one, two], [named, other])).toEqual([twice(subject)]);
  });

  test('clash with one that is written out, whichever comes first', () => {
    const written = map('team/a-settings');
    expect(both([{}, of('a')], [written, named])).toEqual([twice('ConfigMap "team/a-settings"')]);
    expect(both([of('a'), {}], [named, written])).toEqual([
      'error FLX103 ConfigMap "team/a-settings": is applied by Kustomization "flux-system/infra" and by Kustomization "flux-system/apps"; keep it in one of them\n    Kustomization "flux-system/infra" has it',
    ]);
  });

  test('may be cut, which is not looked into', () => {
    const cut = map('team/${name%-x}');
    expect(both([of('a-x'), of('a-x')], [cut, cut])).toEqual([]);
  });

  test('clash with each other, not with the first of three', () => {
    const objects = [named];
    const findings = findingsOf({
      kustomizations: {
        first: { spec: of('x'), objects },
        apps: { spec: of('a'), objects },
        infra: { spec: of('a'), objects },
      },
    });
    expect(findings).toEqual([twice('ConfigMap "team/a-settings"')]);
  });

  test('clash where they are opted out, since Flux leaves them as they are', () => {
    const metadata = { annotations: { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' } };
    const out = map('team/$x', metadata);
    expect(both([of('a'), of('b')], [out, out])).toEqual([twice('ConfigMap "team/$x"')]);
  });
});

function remote(name: string): JsonObject {
  return { kubeConfig: { secretRef: { name } } };
}

describe('what bootstrap made', () => {
  const source = flux('GitRepository flux-system/flux-system', { ref: { branch: 'main' } });
  const entry = flux('Kustomization flux-system/flux-system', { path: './clusters/staging' });

  test('may be declared by the entry', () => {
    expect(findingsOf({ objects: [source, entry] })).toEqual([]);
  });

  test('belongs to the entry, declared there or not', () => {
    expect(findingsOf({ kustomizations: { apps: { objects: [source, entry] } } })).toEqual([
      'error FLX103 GitRepository "flux-system/flux-system": belongs to the entry of cluster "staging", and Kustomization "flux-system/apps" applies it too; give it another name, or leave it to the entry',
      'error FLX103 Kustomization "flux-system/flux-system": belongs to the entry of cluster "staging", and Kustomization "flux-system/apps" applies it too; give it another name, or leave it to the entry',
    ]);
  });

  test('is reported once where the entry declares it too', () => {
    expect(findingsOf({ objects: [source], kustomizations: { apps: { objects: [source] } } })).toEqual([
      'error FLX103 GitRepository "flux-system/flux-system": is applied by Kustomization "flux-system/flux-system" and by Kustomization "flux-system/apps"; keep it in one of them\n    Kustomization "flux-system/flux-system" has it',
    ]);
  });
});
