import { ApiObject, App, Chart } from 'cdk8s';

/** The same ten objects as in `constructs.ts`, by cdk8s alone. */
export function tenKinds(): App {
  const app = new App({ outdir: 'unused' });
  const chart = new Chart(app, 'staging', { namespace: 'flux-system', disableResourceNameHashes: true });

  new ApiObject(chart, 'shop', {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name: 'shop' },
    spec: { interval: '1m', url: 'https://example.org/shop', ref: { branch: 'main' } },
  });
  new ApiObject(chart, 'apps', {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: 'apps' },
    spec: {
      interval: '10m',
      retryInterval: '2m',
      timeout: '3m',
      sourceRef: { kind: 'GitRepository', name: 'shop' },
      path: './deploy',
      prune: true,
      wait: true,
    },
  });

  new ApiObject(chart, 'charts', {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata: { name: 'charts' },
    spec: { interval: '60m', url: 'https://charts.example.org' },
  });
  new ApiObject(chart, 'web', {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'web' },
    spec: {
      interval: '30m',
      chart: { spec: { chart: 'web', version: '1.x', sourceRef: { kind: 'HelmRepository', name: 'charts' } } },
      install: { remediation: { retries: 3 } },
      values: { replicas: 2 },
    },
  });

  new ApiObject(chart, 'manifests', {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'OCIRepository',
    metadata: { name: 'manifests' },
    spec: { interval: '5m', url: 'oci://registry.example.org/manifests', ref: { semver: '2.x' } },
  });
  new ApiObject(chart, 'assets', {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'Bucket',
    metadata: { name: 'assets' },
    spec: { interval: '1m', provider: 'generic', bucketName: 'assets', endpoint: 's3.example.org' },
  });

  new ApiObject(chart, 'web-tags', {
    apiVersion: 'image.toolkit.fluxcd.io/v1',
    kind: 'ImageRepository',
    metadata: { name: 'web-tags' },
    spec: { interval: '5m', image: 'registry.example.org/web' },
  });
  new ApiObject(chart, 'web-image', {
    apiVersion: 'image.toolkit.fluxcd.io/v1',
    kind: 'ImagePolicy',
    metadata: { name: 'web-image' },
    spec: { imageRepositoryRef: { name: 'web-tags' }, policy: { semver: { range: '1.x' } } },
  });

  new ApiObject(chart, 'slack', {
    apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
    kind: 'Provider',
    metadata: { name: 'slack' },
    spec: { type: 'slack', channel: 'fleet', secretRef: { name: 'slack-webhook' } },
  });
  new ApiObject(chart, 'fleet', {
    apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
    kind: 'Alert',
    metadata: { name: 'fleet' },
    spec: {
      providerRef: { name: 'slack' },
      eventSeverity: 'error',
      eventSources: [
        { kind: 'Kustomization', name: 'apps' },
        { kind: 'HelmRelease', name: 'web' },
      ],
    },
  });
  return app;
}
