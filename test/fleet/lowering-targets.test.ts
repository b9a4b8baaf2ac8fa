import { ApiObject, JsonPatch } from 'cdk8s';
import { type Cluster, GitRepository, HelmRelease, HelmRepository, Kustomization } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

import { bareConfigMap, filled, fleetOf, messagesOf, specOf } from './support.js';

function release(scope: Construct, id: string, props: { dependsOn?: Construct[] } = {}): HelmRelease {
  const charts = new HelmRepository(scope, `${id}-charts`, { url: 'https://charts.example.org' });
  return new HelmRelease(scope, id, { namespace: 'apps', chart: charts.chart(id), ...props });
}

/** Objects of Flux's kinds as another library makes them. */
function plain(cluster: Cluster, kind: 'Kustomization' | 'HelmRelease'): ApiObject {
  const sourceRef = { kind: 'GitRepository', name: 'flux-system' };
  const chart = { spec: { chart: 'plain', sourceRef: { ...sourceRef, namespace: 'flux-system' } } };
  const props =
    kind === 'Kustomization'
      ? {
          apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
          spec: { interval: '1h', path: './plain', prune: true, sourceRef },
        }
      : { apiVersion: 'helm.toolkit.fluxcd.io/v2', spec: { interval: '1h', chart } };
  const namespace = kind === 'Kustomization' ? 'flux-system' : 'apps';
  return new ApiObject(cluster, 'plain', { kind, metadata: { name: 'plain', namespace }, ...props });
}

describe('A health check for a dependency', () => {
  it('names the object as it is once the Kustomization applied it', () => {
    const app = fleetOf((cluster) => {
      const props = { wait: false, targetNamespace: 'team', namePrefix: 'p-', nameSuffix: '-s' };
      const base = new Kustomization(cluster, 'base', props);
      const settings = bareConfigMap(base, 'settings');
      const role = new ApiObject(base, 'role', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' });
      filled(cluster, 'apps', { dependsOn: [settings, role] });
    });
    expect(specOf(app, 'Kustomization', 'base').healthChecks).toEqual([
      { apiVersion: 'v1', kind: 'ConfigMap', name: 'p-settings-s', namespace: 'team' },
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', name: 'p-role-s' },
    ]);
  });

  it('names the object as its JSON patches leave it', () => {
    const app = fleetOf((cluster) => {
      const base = new Kustomization(cluster, 'base', { wait: false, objects: { namespace: 'base' } });
      const settings = bareConfigMap(base, 'settings');
      settings.addJsonPatch(JsonPatch.replace('/metadata/name', 'renamed'));
      filled(cluster, 'apps', { dependsOn: [settings] });
    });
    expect(specOf(app, 'Kustomization', 'base').healthChecks).toEqual([
      { apiVersion: 'v1', kind: 'ConfigMap', name: 'renamed', namespace: 'base' },
    ]);
  });
});

describe('A Flux object of another library', () => {
  it('is waited for by its name when it is a Kustomization', () => {
    const app = fleetOf((cluster) => {
      filled(cluster, 'apps', { dependsOn: [plain(cluster, 'Kustomization')] });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'Kustomization', 'apps').dependsOn).toEqual([{ name: 'plain' }]);
  });

  it('is waited for by its name when it is a HelmRelease', () => {
    const app = fleetOf((cluster) => {
      release(cluster, 'web', { dependsOn: [plain(cluster, 'HelmRelease')] });
    });
    expect(specOf(app, 'HelmRelease', 'web').dependsOn).toEqual([{ name: 'plain' }]);
  });

  it('cannot be given dependencies: they are in its own spec', () => {
    const app = fleetOf((cluster) => {
      plain(cluster, 'Kustomization').addDependency(filled(cluster, 'base'));
    });
    expect(messagesOf(app)).toEqual([
      'error FLX203 Kustomization "flux-system/plain": depends on Kustomization "flux-system/base", but is a plain object, whose spec.dependsOn is its author\'s; write it there, or make it a Kustomization of this library\n    Kustomization "flux-system/base" is made at staging/base\n    at staging/plain',
    ]);
  });
});

describe('Something known by name only', () => {
  it('of a kind that nothing can wait for is refused', () => {
    const app = fleetOf((cluster) => {
      const known = HelmRelease.fromName(cluster, 'known', { name: 'known', namespace: 'apps' });
      filled(cluster, 'web', { dependsOn: [known] });
    });
    expect(messagesOf(app)[0]).toContain(
      'error FLX203 Kustomization "flux-system/web": spec.dependsOn[0] depends on HelmRelease "apps/known", which it cannot wait for: Flux waits for Kustomizations, and HelmReleases for HelmReleases; name the Kustomization that applies it by Kustomization.fromName',
    );
  });

  it('is nothing to state when it is the source', () => {
    const app = fleetOf((cluster) => {
      const sourceRef = GitRepository.fromName(cluster, 'known', { name: 'known' });
      new Kustomization(cluster, 'web', { sourceRef, path: './web', dependsOn: [sourceRef] });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'Kustomization', 'web').dependsOn).toBeUndefined();
  });

  it('has no dependencies that could be stated here', () => {
    const app = fleetOf((cluster) => {
      const known = Kustomization.fromName(cluster, 'known', { name: 'known' });
      known.node.addDependency(filled(cluster, 'base'));
    });
    expect(messagesOf(app)[0]).toContain('is made elsewhere, so what it waits for cannot be stated here');
  });
});

describe('A dependency', () => {
  it('on a scope that holds nothing is none', () => {
    const app = fleetOf((cluster) => {
      filled(cluster, 'web').node.addDependency(new Construct(cluster, 'empty'));
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'Kustomization', 'web').dependsOn).toBeUndefined();
  });

  it('that is stated twice keeps what it says about readiness', () => {
    const app = fleetOf((cluster) => {
      const base = filled(cluster, 'base');
      filled(cluster, 'web', { dependsOn: [base, { name: 'base', readyExpr: 'true' }] });
    });
    expect(specOf(app, 'Kustomization', 'web').dependsOn).toEqual([{ name: 'base', readyExpr: 'true' }]);
  });
});
