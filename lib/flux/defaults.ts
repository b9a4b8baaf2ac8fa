/**
 * What a field is when neither the construct nor `defaults` say. The intervals are those that the Flux documentation
 * recommends for production; all of them are written into the manifest, so that what runs can be read there.
 */
export const BUILT_IN_DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Kustomization: { interval: '60m', retryInterval: '2m', timeout: '3m', prune: true, wait: true },
  HelmRelease: { interval: '30m' },
  GitRepository: { interval: '1m' },
  Bucket: { interval: '1m' },
  OCIRepository: { interval: '5m' },
  HelmRepository: { interval: '60m' },
  ImageRepository: { interval: '5m' },
  ImageUpdateAutomation: { interval: '30m' },
  HelmChart: { interval: '60m' },
};
