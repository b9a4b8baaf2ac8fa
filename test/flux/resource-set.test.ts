import { ApiObject, Chart } from 'cdk8s';
import { type Cluster, Folder, HelmRelease, Kustomization, ResourceSet, ResourceSetInputProvider } from 'cdk8s-fluxcd';

import { bareConfigMap, configMap, fleetOf, messagesOf, objectOf, specOf } from '../fleet/support.js';

const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'tenant-<< inputs.tenant >>' } };

describe('A ResourceSet', () => {
  it('is written in the order people write it, its templates as they are', () => {
    const app = fleetOf((cluster) => {
      new ResourceSet(cluster, 'tenants', {
        resources: [NAMESPACE, { ...NAMESPACE, extra: null }],
        inputs: [{ tenant: 'a' }, { tenant: 'b', size: 2 }],
        serviceAccountName: 'tenants',
        annotations: { 'fluxcd.controlplane.io/reconcileEvery': '10m' },
      });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(JSON.stringify(objectOf(app, 'ResourceSet', 'tenants'))).toBe(
      JSON.stringify({
        apiVersion: 'fluxcd.controlplane.io/v1',
        kind: 'ResourceSet',
        metadata: {
          name: 'tenants',
          namespace: 'flux-system',
          annotations: { 'fluxcd.controlplane.io/reconcileEvery': '10m' },
        },
        spec: {
          serviceAccountName: 'tenants',
          inputs: [{ tenant: 'a' }, { tenant: 'b', size: 2 }],
          resources: [NAMESPACE, { ...NAMESPACE, extra: null }],
        },
      }),
    );
  });

  it('takes models of objects as templates', () => {
    const app = fleetOf((cluster) => {
      class Namespace {
        toJSON = () => NAMESPACE;
      }
      const steps = [
        { name: 'first', resources: [new Namespace()] },
        { name: 'second', resourcesTemplate: 'x' },
      ];
      new ResourceSet(cluster, 'models', { resources: [new Namespace()] });
      new ResourceSet(cluster, 'steps', { steps });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'ResourceSet', 'models').resources).toEqual([NAMESPACE]);
    expect(specOf(app, 'ResourceSet', 'steps').steps).toEqual([
      { name: 'first', resources: [NAMESPACE] },
      { name: 'second', resourcesTemplate: 'x' },
    ]);
  });

  it.each<[string, (object: ApiObject) => object, string]>([
    ['of it', (object) => ({ resources: [NAMESPACE, object] }), 'resources[1]'],
    ['of a step', (object) => ({ steps: [{ name: 'first', resources: [object] }] }), 'steps[0].resources[0]'],
  ])('takes no object of the fleet as a template %s', (_title, props, field) => {
    fleetOf((cluster) => {
      const object = configMap(cluster, 'x', { name: 'x' });
      const message = `"staging/it": "${field}" is "staging/x", which the app writes itself; give the object as data`;
      expect(() => new ResourceSet(cluster, 'it', props(object))).toThrow(new Error(message));
    });
  });

  it('takes inputs of providers', () => {
    const app = fleetOf((cluster) => {
      const provider = new ResourceSetInputProvider(cluster, 'tags', { type: 'Static', defaultValues: { tag: '1' } });
      const inputsFrom = [
        provider,
        ResourceSetInputProvider.fromName(cluster, 'x', { name: 'other' }),
        { selector: { matchLabels: { team: 'a' } } },
      ];
      new ResourceSet(cluster, 'it', { inputsFrom, resources: [NAMESPACE] });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'ResourceSet', 'it').inputsFrom).toEqual([
      { kind: 'ResourceSetInputProvider', name: 'tags' },
      { kind: 'ResourceSetInputProvider', name: 'other' },
      { selector: { matchLabels: { team: 'a' } } },
    ]);
  });

  it('takes no inputs of a provider in another namespace', () => {
    fleetOf((cluster) => {
      const provider = ResourceSetInputProvider.fromName(cluster, 'x', { name: 'tags', namespace: 'team' });
      const message =
        '"staging/it": "inputsFrom[0]": ResourceSetInputProvider "tags" is in namespace "team", and Flux looks for it in "flux-system" only';
      expect(() => new ResourceSet(cluster, 'it', { inputsFrom: [provider] })).toThrow(new Error(message));
    });
  });
});

describe('The dependsOn of a ResourceSet', () => {
  function written(
    dependsOn: (cluster: Cluster) => NonNullable<ConstructorParameters<typeof ResourceSet>[2]>['dependsOn'],
  ) {
    const app = fleetOf((cluster) => {
      new ResourceSet(cluster, 'it', { dependsOn: dependsOn(cluster), resources: [NAMESPACE] });
    });
    expect(messagesOf(app)).toEqual([]);
    return specOf(app, 'ResourceSet', 'it').dependsOn;
  }

  it('names Flux objects with their namespace: Flux Operator takes none for granted', () => {
    const release = (cluster: Cluster) => HelmRelease.fromName(cluster, 'web', { name: 'web', namespace: 'apps' });
    expect(
      written((cluster) => [new ResourceSet(cluster, 'other', { resources: [NAMESPACE] }), release(cluster)]),
    ).toEqual([
      { apiVersion: 'fluxcd.controlplane.io/v1', kind: 'ResourceSet', name: 'other', namespace: 'flux-system' },
      { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', name: 'web', namespace: 'apps' },
    ]);
  });

  it('names any other object', () => {
    const crd = (apps: Kustomization) =>
      new ApiObject(apps, 'crd', {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'reader' },
      });
    const names = written((cluster) => {
      const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
      return [crd(apps), bareConfigMap(new Chart(apps, 'chart'), 'x', { name: 'x' })];
    });
    expect(names).toEqual([
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', name: 'reader' },
      { apiVersion: 'v1', kind: 'ConfigMap', name: 'x', namespace: 'apps' },
    ]);
  });

  it('names an object in the namespace that a Folder gives it', () => {
    const names = written((cluster) => {
      const folder = new Folder(new Kustomization(cluster, 'apps'), 'team', { namespace: 'team' });
      return [bareConfigMap(folder, 'x', { name: 'x' })];
    });
    expect(names).toEqual([{ apiVersion: 'v1', kind: 'ConfigMap', name: 'x', namespace: 'team' }]);
  });

  it('says more in the words of Flux Operator', () => {
    expect(
      written((cluster) => {
        const other = new ResourceSet(cluster, 'other', { resources: [NAMESPACE] });
        return [{ ...other.ref, ready: true }];
      }),
    ).toEqual([
      {
        apiVersion: 'fluxcd.controlplane.io/v1',
        kind: 'ResourceSet',
        namespace: 'flux-system',
        name: 'other',
        ready: true,
      },
    ]);
  });

  it('names objects only', () => {
    fleetOf((cluster) => {
      const dependsOn = [new Chart(cluster, 'chart')];
      const message =
        '"staging/it": "dependsOn[0]" is "staging/chart", which is no object; give one, or its name as Flux writes it';
      expect(() => new ResourceSet(cluster, 'it', { dependsOn })).toThrow(new Error(message));
    });
  });
});
