import { ApiObject, type ApiObjectMetadata, Chart, Lazy } from 'cdk8s';
import {
  type Cluster,
  type FleetApp,
  Folder,
  HelmRelease,
  type HelmReleaseProps,
  Kustomization,
  type LocalReference,
} from 'cdk8s-fluxcd';
import * as kplus from 'cdk8s-plus-25';
import { Construct, type IConstruct } from 'constructs';

import { bareConfigMap, clustersOf, fleetOf, lines, messagesOf, specOf } from '../fleet/support.js';

const sourceRef = { kind: 'GitRepository', name: 'flux-system', namespace: 'flux-system' } as const;
const chart = { spec: { chart: 'web', sourceRef } };

function secret(scope: Construct, id: string, metadata: object = {}): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'Secret', metadata });
}

/** A HelmRelease in the Kustomization `apps`, made with what is beside it. */
function releaseOf(props: (apps: Kustomization, cluster: Cluster) => HelmReleaseProps): FleetApp {
  return fleetOf((cluster) => {
    const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
    new HelmRelease(apps, 'web', { chart, ...props(apps, cluster) });
  });
}

function valuesFromOf(make: (apps: Kustomization, cluster: Cluster) => IConstruct): unknown {
  const app = releaseOf((apps, cluster) => ({ valuesFrom: [make(apps, cluster)] }));
  return (specOf(app, 'HelmRelease', 'web').valuesFrom as unknown[])[0];
}

/** A ConfigMap with what a HelmRelease looks for. */
function valuesMap(scope: Construct, id: string, metadata?: ApiObjectMetadata): ApiObject {
  return bareConfigMap(scope, id, metadata, { 'values.yaml': 'a: 1' });
}

describe('A construct for values', () => {
  it.each<[string, (apps: Kustomization, cluster: Cluster) => IConstruct, object]>([
    ['an ApiObject', (apps) => valuesMap(apps, 'values'), { kind: 'ConfigMap', name: 'values' }],
    ['a Secret', (apps) => secret(apps, 'values'), { kind: 'Secret', name: 'values' }],
    [
      'one of cdk8s-plus',
      (apps) => new kplus.ConfigMap(apps, 'plus', { data: { 'values.yaml': 'a: 1' } }),
      { kind: 'ConfigMap', name: 'plus' },
    ],
    [
      'a Secret known to cdk8s-plus, with a name of its own',
      (apps) => new kplus.Secret(apps, 'plus', { metadata: { name: 'login' } }),
      { kind: 'Secret', name: 'login' },
    ],
    [
      'one of a plain Chart, which gives no namespace',
      (apps) => valuesMap(new Chart(apps, 'chart'), 'values', { name: 'values' }),
      { kind: 'ConfigMap', name: 'values' },
    ],
    [
      'one of a Folder without a namespace',
      (apps) => valuesMap(new Folder(apps, 'folder'), 'values'),
      { kind: 'ConfigMap', name: 'values' },
    ],
    [
      'one whose Folder gives it the namespace',
      (apps) => valuesMap(new Folder(apps, 'folder', { namespace: 'apps' }), 'values'),
      { kind: 'ConfigMap', name: 'values' },
    ],
    [
      'one that only Flux gives a namespace',
      (_apps, cluster) => valuesMap(new Kustomization(cluster, 'b', { targetNamespace: 'apps' }), 'values'),
      { kind: 'ConfigMap', name: 'values' },
    ],
    [
      'one whose name is known later',
      (apps) => valuesMap(apps, 'values', { name: Lazy.any({ produce: () => 'later' }) as string }),
      { kind: 'ConfigMap', name: 'later' },
    ],
  ])('is written as a reference: %s', (_title, make, reference) => {
    expect(valuesFromOf(make)).toEqual(reference);
  });

  it.each<[string, (apps: Kustomization, cluster: Cluster) => IConstruct]>([
    ['by its own', (apps) => valuesMap(apps, 'values', { namespace: 'other' })],
    [
      'by its Chart',
      (apps) => valuesMap(new Chart(apps, 'chart', { namespace: 'other' }), 'values', { name: 'values' }),
    ],
    ['by its Folder', (apps) => valuesMap(new Folder(apps, 'folder', { namespace: 'other' }), 'values')],
    [
      'by its Kustomization',
      (_apps, cluster) => valuesMap(new Kustomization(cluster, 'b', { objects: { namespace: 'other' } }), 'values'),
    ],
    [
      'by the Kustomization around its plain Chart',
      (_apps, cluster) => {
        const other = new Kustomization(cluster, 'b', { objects: { namespace: 'other' } });
        return valuesMap(new Chart(other, 'chart'), 'values', { name: 'values' });
      },
    ],
  ])('is refused where it is in another namespace: %s', (_title, make) => {
    const message =
      '"staging/apps/web": "valuesFrom[0]": ConfigMap "values" is in namespace "other", and Flux looks for it in "apps" only';
    expect(() => valuesFromOf(make)).toThrow(new Error(message));
  });

  it('is refused where it is in another cluster', () => {
    const made: ApiObject[] = [];
    const message =
      '"production/web": "valuesFrom[0]" is "staging/values", which is in cluster "staging"; take one of "production", or its name as Flux writes it';
    clustersOf(['staging', 'production'], (cluster) => {
      const [first] = made;
      made.push(valuesMap(cluster, 'values', { namespace: 'apps' }));
      if (first === undefined) return;
      const release = () => new HelmRelease(cluster, 'web', { namespace: 'apps', chart, valuesFrom: [first] });
      expect(release).toThrow(new Error(message));
    });
    expect(made).toHaveLength(2);
  });

  it.each<[string, (apps: Kustomization) => IConstruct, string]>([
    ['a scope', (apps) => new Construct(apps, 'scope'), 'staging/apps/scope'],
    ['a Folder', (apps) => new Folder(apps, 'folder'), 'staging/apps/folder'],
  ])('is refused where it is no object: %s', (_title, make, path) => {
    const message = `"staging/apps/web": "valuesFrom[0]" is "${path}", which is no object; give one, or its name as Flux writes it`;
    expect(() => valuesFromOf(make)).toThrow(new Error(message));
  });

  it('may not have a variable for a name, nor has what it stands for', () => {
    const app = releaseOf((apps, cluster) => {
      const name = cluster.variable('NAME', { value: 'values' });
      return { valuesFrom: [valuesMap(apps, 'values', { name })] };
    });
    expect(messagesOf(app)).toEqual([
      lines(
        `error FLX123 ConfigMap "apps/\${NAME}": metadata.name holds the variable "NAME", but kustomize must know it before; variables and image markers are for values`,
        'at staging/apps/values',
      ),
    ]);
  });
});

describe('A construct in other fields', () => {
  it('is a Secret by its name', () => {
    const app = releaseOf((apps) => ({ kubeConfig: { secretRef: secret(apps, 'remote') } }));
    expect(specOf(app, 'HelmRelease', 'web').kubeConfig).toEqual({ secretRef: { name: 'remote' } });
  });

  it('is a Secret for decryption, and variables of a ConfigMap, of a Kustomization', () => {
    const app = fleetOf((cluster) => {
      const inFlux = { namespace: 'flux-system' };
      const apps = new Kustomization(cluster, 'apps', {
        decryption: { provider: 'sops', secretRef: secret(cluster, 'keys', inFlux) },
        postBuild: {
          substituteFrom: [
            bareConfigMap(cluster, 'settings', inFlux),
            { kind: 'Secret', name: 'more', optional: true },
          ],
        },
      });
      bareConfigMap(apps, 'it', inFlux);
    });
    const { decryption, postBuild } = specOf(app, 'Kustomization', 'apps');
    expect(decryption).toEqual({ provider: 'sops', secretRef: { name: 'keys' } });
    expect(postBuild).toEqual({
      substituteFrom: [
        { kind: 'ConfigMap', name: 'settings' },
        { kind: 'Secret', name: 'more', optional: true },
      ],
    });
  });

  it('may be known late', () => {
    const app = releaseOf((apps) => {
      const remote = secret(apps, 'remote');
      const known = Lazy.any({ produce: () => remote }) as LocalReference;
      return { kubeConfig: { secretRef: known } };
    });
    expect(specOf(app, 'HelmRelease', 'web').kubeConfig).toEqual({ secretRef: { name: 'remote' } });
  });

  it('may be an object that cdk8s-plus only knows by its name', () => {
    const app = releaseOf((apps) => {
      const remote = kplus.Secret.fromSecretName(apps, 'known', 'remote') as LocalReference;
      return { kubeConfig: { secretRef: remote } };
    });
    expect(specOf(app, 'HelmRelease', 'web').kubeConfig).toEqual({ secretRef: { name: 'remote' } });
  });
});

describe('A construct to wait for', () => {
  function checksOf(make: (apps: Kustomization, cluster: Cluster) => IConstruct): unknown {
    const app = fleetOf((cluster) => {
      const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
      const made = make(apps, cluster);
      const after = new Kustomization(cluster, 'after', { objects: { namespace: 'apps' }, healthChecks: [made] });
      bareConfigMap(after, 'content');
    });
    return specOf(app, 'Kustomization', 'after').healthChecks;
  }

  it.each<[string, (apps: Kustomization) => IConstruct, object]>([
    [
      'of cdk8s-plus is named with all that Flux needs',
      (apps) => new kplus.Deployment(apps, 'web', { containers: [{ image: 'web' }] }),
      { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'apps' },
    ],
    [
      'of Flux too',
      (apps) => new HelmRelease(apps, 'web', { chart }),
      { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', name: 'web', namespace: 'apps' },
    ],
    [
      'without a namespace has none',
      (apps) => new ApiObject(apps, 'x', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } }),
      { apiVersion: 'v1', kind: 'Namespace', name: 'x' },
    ],
  ])('%s', (_title, make, check) => {
    expect(checksOf(make)).toEqual([check]);
  });
});
