import { checkDependencyCycles } from '../../../lib/checks/rules/dependency-cycle.js';

import { judge } from '../judge.js';
import { type ClusterInput, flux, lines } from '../support.js';

const findingsOf = (input: ClusterInput) => judge(checkDependencyCycles, input);
const on = (...names: string[]) => ({ dependsOn: names.map((name) => ({ name })) });
const release = (name: string, ...dependsOn: string[]) => flux(`HelmRelease apps/${name}`, on(...dependsOn));
const check = (kind: string, name: string, namespace: string, apiVersion: string) => ({
  apiVersion,
  kind,
  name,
  namespace,
});
const hint = 'none of them ever gets ready; take one of these edges out';

describe('no deadlock', () => {
  test('is a chain, or two ways to the same', () => {
    const kustomizations = {
      a: { spec: on('b', 'c') },
      b: { spec: on('d') },
      c: { spec: on('d') },
      d: {},
    };
    expect(findingsOf({ kustomizations, objects: [release('x', 'y'), release('y')] })).toEqual([]);
  });

  test('is a child that depends on an owner which does not wait', () => {
    expect(findingsOf({ kustomizations: { a: {}, b: { owner: 'a', spec: on('a') } } })).toEqual([]);
  });

  test('is an owner that waits for what it applies', () => {
    const a = { spec: { wait: true }, objects: [release('x', 'y'), release('y')] };
    expect(findingsOf({ kustomizations: { a, b: { owner: 'a', spec: { wait: true } } } })).toEqual([]);
  });

  test('is the entry, which applies itself and waits', () => {
    const entry = flux('Kustomization flux-system/flux-system', {
      wait: true,
      healthChecks: [check('Kustomization', 'flux-system', 'flux-system', 'kustomize.toolkit.fluxcd.io/v1')],
    });
    expect(findingsOf({ objects: [entry], kustomizations: { a: {} } })).toEqual([]);
  });

  test.each([
    ['of another group', check('HelmRelease', 'x', 'apps', 'example.org/v1')],
    ['without an apiVersion, which Flux reads as apps', check('HelmRelease', 'x', 'apps', '')],
    ['of another namespace', check('HelmRelease', 'x', 'flux-system', 'helm.toolkit.fluxcd.io/v2')],
    ['of another name', check('HelmRelease', 'y', 'apps', 'helm.toolkit.fluxcd.io/v2')],
    ['of no shape', 'x'],
  ])('is a health check %s', (_, healthCheck) => {
    const kustomizations = {
      a: { spec: { healthChecks: [healthCheck] }, objects: [release('x')] },
      b: { owner: 'a', spec: on('a') },
    };
    expect(findingsOf({ kustomizations, objects: [release('y')] })).toEqual([]);
  });
});

describe('a deadlock', () => {
  test('of dependencies names the members of the loop, and each line that asked', () => {
    const kustomizations = {
      z: { spec: on('b'), dependsOnAt: ['z needs b'] },
      b: { spec: on('c'), dependsOnAt: ['b needs c'] },
      c: { spec: on('b', 'd'), dependsOnAt: ['c needs b', 'c needs d'] },
      d: {},
    };
    expect(findingsOf({ kustomizations })).toEqual([
      lines(
        `error FLX208 Kustomization "flux-system/b": dependency cycle: "flux-system/b" → "flux-system/c" → "flux-system/b"; ${hint}`,
        '"flux-system/b" waits for "flux-system/c" (dependsOn) at b needs c',
        '"flux-system/c" waits for "flux-system/b" (dependsOn) at c needs b',
        'at flux-system/b',
      ),
    ]);
  });

  test('of one that depends on itself', () => {
    expect(findingsOf({ kustomizations: { a: { spec: on('a') } } })).toEqual([
      lines(
        `error FLX208 Kustomization "flux-system/a": dependency cycle: "flux-system/a" → "flux-system/a"; ${hint}`,
        '"flux-system/a" waits for "flux-system/a" (dependsOn) at flux-system/a',
        'at flux-system/a',
      ),
    ]);
  });

  test('of releases', () => {
    expect(findingsOf({ objects: [release('x', 'y'), release('y', 'x')] })).toEqual([
      lines(
        `error FLX208 HelmRelease "apps/x": dependency cycle: "apps/x" → "apps/y" → "apps/x"; ${hint}`,
        '"apps/x" waits for "apps/y" (dependsOn)',
        '"apps/y" waits for "apps/x" (dependsOn)',
      ),
    ]);
  });

  test('of a child that depends on an owner which waits', () => {
    expect(findingsOf({ kustomizations: { a: { spec: { wait: true } }, b: { owner: 'a', spec: on('a') } } })).toEqual([
      lines(
        `error FLX208 Kustomization "flux-system/a": dependency cycle: "flux-system/a" → "flux-system/b" → "flux-system/a"; ${hint}`,
        '"flux-system/a" waits for what it applies (wait: true) at flux-system/a',
        '"flux-system/b" waits for "flux-system/a" (dependsOn) at flux-system/b',
        'at flux-system/a',
      ),
    ]);
  });

  test('of an owner that health-checks a child which depends on it', () => {
    const healthChecks = [check('Kustomization', 'b', 'flux-system', 'kustomize.toolkit.fluxcd.io/v1beta2')];
    expect(findingsOf({ kustomizations: { a: { spec: { healthChecks } }, b: { owner: 'a', spec: on('a') } } })).toEqual(
      [
        lines(
          `error FLX208 Kustomization "flux-system/a": dependency cycle: "flux-system/a" → "flux-system/b" → "flux-system/a"; ${hint}`,
          '"flux-system/a" waits for "flux-system/b" (healthChecks) at flux-system/a',
          '"flux-system/b" waits for "flux-system/a" (dependsOn) at flux-system/b',
          'at flux-system/a',
        ),
      ],
    );
  });

  test('of an owner that waits for what only comes after it', () => {
    expect(findingsOf({ kustomizations: { a: { spec: on('b') }, b: { owner: 'a' } } })).toEqual([
      lines(
        `error FLX208 Kustomization "flux-system/a": dependency cycle: "flux-system/a" → "flux-system/b" → "flux-system/a"; ${hint}`,
        '"flux-system/a" waits for "flux-system/b" (dependsOn) at flux-system/a',
        '"flux-system/b" is applied by "flux-system/a" at flux-system/b',
        'at flux-system/a',
      ),
    ]);
  });

  test('of releases in Kustomizations that wait for each other the other way round', () => {
    const kustomizations = {
      a: { spec: { wait: true }, objects: [release('x', 'y')] },
      b: { spec: on('a'), objects: [release('y')] },
    };
    expect(findingsOf({ kustomizations })).toEqual([
      lines(
        `error FLX208 HelmRelease "apps/x": dependency cycle: HelmRelease "apps/x" → HelmRelease "apps/y" → Kustomization "flux-system/b" → Kustomization "flux-system/a" → HelmRelease "apps/x"; ${hint}`,
        'HelmRelease "apps/x" waits for HelmRelease "apps/y" (dependsOn)',
        'HelmRelease "apps/y" is applied by Kustomization "flux-system/b"',
        'Kustomization "flux-system/b" waits for Kustomization "flux-system/a" (dependsOn) at flux-system/b',
        'Kustomization "flux-system/a" waits for what it applies (wait: true) at flux-system/a',
      ),
    ]);
  });

  test('inside a longer one is reported alone', () => {
    const healthChecks = [check('Kustomization', 'a', 'flux-system', 'kustomize.toolkit.fluxcd.io/v1')];
    const kustomizations = {
      a: { spec: on('f') },
      c: { spec: { ...on('c'), healthChecks } },
      f: { owner: 'c' },
    };
    expect(findingsOf({ kustomizations })).toEqual([
      lines(
        `error FLX208 Kustomization "flux-system/c": dependency cycle: "flux-system/c" → "flux-system/c"; ${hint}`,
        '"flux-system/c" waits for "flux-system/c" (dependsOn) at flux-system/c',
        'at flux-system/c',
      ),
    ]);
  });

  test('is reported for each group that hangs together, and in one loop only', () => {
    const kustomizations = {
      a: { spec: on('b') },
      b: { spec: on('a', 'c') },
      c: { spec: on('b') },
      d: { spec: on('d') },
    };
    expect(findingsOf({ kustomizations }).map((text) => text.split('; ')[0])).toEqual([
      'error FLX208 Kustomization "flux-system/a": dependency cycle: "flux-system/a" → "flux-system/b" → "flux-system/a"',
      'error FLX208 Kustomization "flux-system/d": dependency cycle: "flux-system/d" → "flux-system/d"',
    ]);
  });
});
