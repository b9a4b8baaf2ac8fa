import { Alert, Cluster, HelmRelease, type Kustomization, Provider } from 'cdk8s-fluxcd';

import type { HarlemCluster } from '../clusters.js';

import { appFolder } from './app-folder.js';

const WATCHED = ['GitRepository', 'Kustomization', 'HelmRepository', 'HelmChart', 'HelmRelease'] as const;

/** Flux tells Slack what it does; which cluster it is stands in the summary. */
export function notifications(apps: Kustomization, { name, modern }: HarlemCluster): void {
  const folder = appFolder(apps, 'flux', 'flux-system');
  const providerRef = Provider.slack(folder, 'slack', {
    channel: 'flux',
    secretRef: { name: 'slack-url' },
    file: 'provider.yaml',
  });
  const summary = `Kubernetes cluster: \`${name}\`. Region: \`eu-central\``;
  const alert = new Alert(folder, 'flux-notifications', {
    providerRef,
    ...(modern ? { eventMetadata: { summary } } : { summary }),
    // Errors are events of this severity too.
    eventSeverity: 'info',
    // That something waits for something else is no news.
    exclusionList: ['^Dependencies.*'],
    file: 'alerts.yaml',
  });
  for (const kind of WATCHED) alert.watchAll(kind);
  if (modern) watchReleases(alert, Cluster.of(apps));
}

/** Releases live where they install something, and an Alert looks in its own namespace unless it is told. */
function watchReleases(alert: Alert, cluster: Cluster): void {
  const releases = cluster.node.findAll().filter((construct) => HelmRelease.isHelmRelease(construct));
  const namespaces = new Set(releases.map(({ ref }) => ref.namespace));
  for (const namespace of [...namespaces].sort()) alert.watchAll('HelmRelease', { namespace });
}
