import { checkImageAccess } from '../../../lib/checks/rules/image-access.js';
import type { Json, JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { type Declared, flux, object } from '../support.js';

const policy = (namespace?: string) =>
  flux('ImagePolicy apps/web', { imageRepositoryRef: { name: 'web', ...(namespace && { namespace }) } });
const repository = (spec: JsonObject = {}) => flux('ImageRepository infra/web', spec);
const from = (...labels: readonly JsonObject[]): JsonObject => ({
  accessFrom: { namespaceSelectors: labels.map((matchLabels) => ({ matchLabels })) },
});
const namespace = (labels?: JsonObject) =>
  object('Namespace apps', labels === undefined ? {} : { metadata: { labels } });

const judged = (...objects: readonly Declared[]) => judge(checkImageAccess, { objects });
const finding = (severity: string) => [
  `${severity} FLX521 ImagePolicy "apps/web": spec.imageRepositoryRef names ImageRepository "infra/web", which does not let namespace "apps" in; add its labels to spec.accessFrom there, such as "kubernetes.io/metadata.name: apps"`,
];

describe('an ImagePolicy', () => {
  test.each<[string, Declared[]]>([
    ['its own namespace', [policy(), flux('ImageRepository apps/web')]],
    ['its own namespace, by name', [policy('apps'), flux('ImageRepository apps/web')]],
    ['an ImageRepository that nobody knows', [policy('infra')]],
    ['one that lets all in', [policy('infra'), repository(from({}))]],
    ['one that lets it in by name', [policy('infra'), repository(from({ 'kubernetes.io/metadata.name': 'apps' }))]],
    [
      'one that lets it in by a label',
      [policy('infra'), repository(from({ a: 'b' }, { team: 'web' })), namespace({ team: 'web' })],
    ],
    ['what cannot be read', [flux('ImagePolicy apps/web', { imageRepositoryRef: 'x' })]],
  ])('may name %s', (_, objects) => {
    expect(judged(...objects)).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ['lets nobody in', {}],
    ['has an empty list', { accessFrom: { namespaceSelectors: [] } }],
    ['lets another namespace in', from({ 'kubernetes.io/metadata.name': 'other' })],
  ])('is refused where the ImageRepository %s', (_, spec) => {
    expect(judged(policy('infra'), repository(spec))).toEqual(finding('error'));
  });

  test.each<[string, JsonObject | undefined]>([
    ['has another label', { team: 'db' }],
    ['has no labels', undefined],
  ])('is refused where its Namespace %s', (_, labels) => {
    expect(judged(policy('infra'), repository(from({ team: 'web' })), namespace(labels))).toEqual(finding('error'));
  });

  test('cannot be judged where its Namespace is not known', () => {
    expect(judged(policy('infra'), repository(from({ team: 'web' })))).toEqual(finding('unknown'));
  });

  const common: JsonObject = { commonMetadata: { labels: { team: 'web' } } };
  const variable: JsonObject = { postBuild: { substitute: { TEAM: 'web' } } };

  test.each<[string, JsonObject, Json, string[]]>([
    ['gets the labels of its Kustomization', common, 'x', []],
    ['has a label that is a variable', variable, `\${TEAM}`, finding('unknown')],
    ['is patched', { patches: [{ target: { kind: 'Namespace' }, patch: 'x' }] }, 'x', finding('unknown')],
  ])('is judged by a Namespace that %s', (_, spec, team, findings) => {
    const namespaces = { spec, objects: [namespace({ team })] };
    const objects = [policy('infra'), repository(from({ team: 'web' }))];
    expect(judge(checkImageAccess, { kustomizations: { namespaces }, objects })).toEqual(findings);
  });

  test.each<[string, JsonObject, string[]]>([
    ['is patched', { patches: [{ target: { kind: 'ImageRepository' }, patch: 'x' }] }, finding('unknown')],
    ['has a variable', variable, []],
  ])('is judged by an ImageRepository that %s', (_, spec, findings) => {
    const images = { spec, objects: [repository(from({ 'kubernetes.io/metadata.name': `\${NAMESPACE}` }))] };
    expect(judge(checkImageAccess, { kustomizations: { images }, objects: [policy('infra')] })).toEqual(findings);
  });
});
