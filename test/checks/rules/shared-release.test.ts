import { checkSharedReleases } from '../../../lib/checks/rules/shared-release.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux, lines } from '../support.js';

const chart = (namespace?: string) => ({
  spec: { chart: 'x', sourceRef: { kind: 'HelmRepository', name: 'charts', ...(namespace && { namespace }) } },
});

function both(one: readonly [string, JsonObject], two: readonly [string, JsonObject]): string[] {
  const objects = [one, two].map(([name, spec]) => [flux(`HelmRelease ${name}`, spec), `staging/${name}`] as const);
  return judge(checkSharedReleases, { objects });
}

describe('two HelmReleases', () => {
  test.each<[string, [string, JsonObject], [string, JsonObject]]>([
    ['in two namespaces', ['a/web', {}], ['b/web', {}]],
    ['with two target namespaces', ['a/web', { targetNamespace: 'x' }], ['a/web-x', { targetNamespace: 'y' }]],
    ['with two storage namespaces', ['a/x', { releaseName: 'web', storageNamespace: 'b' }], ['a/web', {}]],
    ['in two clusters', ['a/web', { kubeConfig: remote('east') }], ['a/x', { releaseName: 'web' }]],
    ['in two other clusters', ['a/web', { kubeConfig: remote('east') }], ['a/x', { kubeConfig: remote('west') }]],
    ['with the charts of two places', ['a-b/c', { chart: chart('x') }], ['a/b-c', { chart: chart('y') }]],
  ])('may stand side by side: %s', (_, one, two) => {
    expect(both(one, two)).toEqual([]);
  });

  test('may be one that two Kustomizations have, which is another finding', () => {
    expect(both(['a/web', {}], ['a/web', {}])).toEqual([]);
  });

  test('may have a name that is not known', () => {
    const release = (name: string) => flux(`HelmRelease a/${name}`, { releaseName: `\${NAME}` });
    const apps = { spec: { postBuild: {} }, objects: [release('x'), release('y')] };
    expect(judge(checkSharedReleases, { kustomizations: { apps } })).toEqual([]);
  });

  test.each<[string, [string, JsonObject], [string, JsonObject]]>([
    ['by releaseName', ['a/web', {}], ['a/x', { releaseName: 'web' }]],
    ['whatever the target', ['a/web', {}], ['a/x', { releaseName: 'web', targetNamespace: 'b' }]],
    ['by storageNamespace', ['a/web', {}], ['b/x', { releaseName: 'web', storageNamespace: 'a' }]],
    [
      'in one other cluster',
      ['a/web', { kubeConfig: remote('east') }],
      ['a/x', { releaseName: 'web', kubeConfig: remote('east') }],
    ],
  ])('share a Helm release %s', (_, one, two) => {
    expect(both(one, two)).toEqual([
      lines(
        `error FLX507 HelmRelease "${two[0]}": is the Helm release "web" of namespace "a", and so is HelmRelease "a/web"; give one of them another "releaseName" or "storageNamespace"`,
        'HelmRelease "a/web" is declared at staging/a/web',
        `at staging/${two[0]}`,
      ),
    ]);
  });

  test('share a HelmChart', () => {
    expect(both(['a-b/c', { chart: chart('flux-system') }], ['a/b-c', { chart: chart('flux-system') }])).toEqual([
      lines(
        'error FLX507 HelmRelease "a/b-c": makes the HelmChart "flux-system/a-b-c", and so does HelmRelease "a-b/c"; give one of them another name',
        'HelmRelease "a-b/c" is declared at staging/a-b/c',
        'at staging/a/b-c',
      ),
    ]);
  });

  test('may share what is patched', () => {
    const spec = { patches: [{ target: { kind: 'HelmRelease' }, patch: 'x' }] };
    const objects = [flux('HelmRelease a/web'), flux('HelmRelease a/x', { releaseName: 'web' })];
    expect(judge(checkSharedReleases, { kustomizations: { apps: { spec, objects } } })).toEqual([
      lines(
        'unknown FLX507 HelmRelease "a/x": is the Helm release "web" of namespace "a", and so is HelmRelease "a/web"; give one of them another "releaseName" or "storageNamespace"',
        'HelmRelease "a/web" is declared',
      ),
    ]);
  });
});

function remote(name: string): JsonObject {
  return { secretRef: { name } };
}
