import { Folder, type Kustomization } from 'cdk8s-fluxcd';

/** A part of apps: what it is lies in a base that the clusters share, and what differs in the cluster's folder. */
export function appFolder(apps: Kustomization, name: string, namespace?: string): Folder {
  return new Folder(apps, name, { base: `apps/base/${name}`, namespace });
}
