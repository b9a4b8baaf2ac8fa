import { checkDeprecatedFields } from '../../../lib/checks/rules/deprecated-field.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const alert = flux('Alert apps/web', { summary: 'staging' });
const judged = (version: string, object = alert) => judge(checkDeprecatedFields, { flux: version, objects: [object] });

describe('a field', () => {
  test('is fine before it is deprecated', () => {
    expect(judged('2.4')).toEqual([]);
  });

  test('is fine at a Flux that nobody knows', () => {
    expect(judged('main')).toEqual([]);
  });

  test('is fine when it says nothing', () => {
    expect(judged('2.10', flux('HelmRelease apps/web', { install: { skipCRDs: false } }))).toEqual([]);
  });

  test('is fine in a version that does not call it deprecated', () => {
    expect(judged('2.6', { ...alert, apiVersion: 'notification.toolkit.fluxcd.io/v1beta1' })).toEqual([]);
    expect(judged('2.7', flux('HelmRelease apps/web', { rollback: { recreate: true } }))).toEqual([]);
  });

  test('is reported with what to do instead', () => {
    expect(judged('2.5')).toEqual([
      'warning FLX504 Alert "apps/web": spec.summary is deprecated; write "eventMetadata.summary"',
    ]);
  });

  test.each<[string, string, JsonObject, string]>([
    [
      'HelmRelease',
      'v2',
      { install: { skipCRDs: true } },
      'install.skipCRDs is deprecated; write "install.crds: Skip"',
    ],
    [
      'HelmRelease',
      'v2',
      { rollback: { recreate: true } },
      'rollback.recreate is deprecated; leave it out: Helm 4 does nothing with it',
    ],
    [
      'HelmRelease',
      'v2beta2',
      { postRenderers: [{}, { kustomize: { patchesJson6902: [{}] } }] },
      'postRenderers[1].kustomize.patchesJson6902 is deprecated; use "spec.postRenderers[].kustomize.patches"',
    ],
    ['HelmChart', 'v1beta2', { valuesFile: 'a.yaml' }, 'valuesFile is deprecated; use "spec.valuesFiles"'],
    [
      'GitRepository',
      'v1beta2',
      { gitImplementation: 'libgit2' },
      'gitImplementation is deprecated; leave it out: Flux has one Git library',
    ],
    [
      'Kustomization',
      'v1beta2',
      { patchesStrategicMerge: [{}] },
      'patchesStrategicMerge is deprecated; use "spec.patches"',
    ],
    ['Provider', 'v1beta3', { interval: '1m' }, 'interval is deprecated; leave it out: a Provider is not reconciled'],
    ['Provider', 'v1beta3', { proxy: 'http://x' }, 'proxy is deprecated; use "spec.proxySecretRef"'],
  ])('is reported with what to do instead: %s %s %j', (kind, version, spec, text) => {
    const made = flux(`${kind} apps/web`, spec);
    const apiVersion = `${made.apiVersion.split('/')[0]}/${version}`;
    expect(judged('2.7', { ...made, apiVersion }).concat(judged('2.8', { ...made, apiVersion }))).toContain(
      `warning FLX504 ${kind} "apps/web": spec.${text}`,
    );
  });
});
