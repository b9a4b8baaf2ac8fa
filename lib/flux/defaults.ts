/**
 * What a field is when neither the construct nor `defaults` say, written into the manifest so that what runs can be read
 * there. Flux's documentation recommends what Kustomization, HelmRelease, GitRepository and OCIRepository have here; the
 * other intervals are ours: a Bucket looks as often as a GitRepository, charts as seldom as Flux reconciles.
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
