import { Folder, type Kustomization } from 'cdk8s-fluxcd';

/** A part of core-apps: its content lies in a base that the clusters share, and what differs in the cluster's folder. */
export function coreFolder(coreApps: Kustomization, name: string, namespace?: string): Folder {
  return new Folder(coreApps, name, { base: `core-apps/base/${name}`, namespace });
}
