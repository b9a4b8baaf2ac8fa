import { checkUnknownKinds } from '../../../lib/checks/rules/unknown-kind.js';

import { judge } from '../judge.js';
import { object } from '../support.js';

const of = (apiVersion: string, kind: string) => ({ ...object(`${kind} apps/web`), apiVersion });
const judged = (apiVersion: string, kind: string, version = '2.10') =>
  judge(checkUnknownKinds, { flux: version, objects: [[of(apiVersion, kind), 'staging/web']] });

describe('an object', () => {
  test.each([
    ['v1', 'ConfigMap'],
    ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
    ['helm.toolkit.fluxcd.io/v9', 'HelmRelease'],
    ['helm.fluxcd.io/v1', 'HelmRelease'],
    ['kustomize.config.k8s.io/v1beta1', 'Kustomization'],
  ])('is none of Flux, or of a kind that it has: %s %s', (apiVersion, kind) => {
    expect(judged(apiVersion, kind)).toEqual([]);
  });

  test('is of a kind that a CRD brings', () => {
    const names = { kind: 'Snapshot', plural: 'snapshots' };
    const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }];
    const crd = object('CustomResourceDefinition snapshots.source.toolkit.fluxcd.io', {
      spec: { group: 'source.toolkit.fluxcd.io', names, scope: 'Namespaced', versions },
    });
    const objects = [{ ...crd, apiVersion: 'apiextensions.k8s.io/v1' }, of('source.toolkit.fluxcd.io/v1', 'Snapshot')];
    expect(judge(checkUnknownKinds, { objects })).toEqual([]);
  });

  test.each([
    [
      'source.toolkit.fluxcd.io/v1beta1',
      'ArtifactGenerator',
      '2.10',
      'write "apiVersion: source.extensions.fluxcd.io/v1beta1"',
    ],
    ['kustomize.toolkit.fluxcd.io/v2', 'HelmRelease', '2.10', 'write "apiVersion: helm.toolkit.fluxcd.io/v2"'],
    ['helm.toolkit.fluxcd.io/v2', 'HelmRelase', '2.10', 'did you mean "HelmRelease"?'],
    ['source.toolkit.fluxcd.io/v1', 'Snapshot', '2.10', 'give its CRD to "app.addCrds" if a newer Flux has it'],
    ['kustomize.toolkit.fluxcd.io/v2', 'HelmRelease', 'main', 'give its CRD to "app.addCrds" if a newer Flux has it'],
  ])('is of no kind that Flux has: %s %s at Flux %s', (apiVersion, kind, version, hint) => {
    expect(judged(apiVersion, kind, version)).toEqual([
      `error FLX526 ${kind} "apps/web": apiVersion "${apiVersion}" is of Flux, which has no ${kind} there; ${hint}\n    at staging/web`,
    ]);
  });
});
