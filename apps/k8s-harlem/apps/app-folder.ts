import { Folder, type Kustomization } from 'cdk8s-fluxcd';

/** Bases of which the library cannot compute the difference between the clusters yet. */
const DIFFERENT = ['flux', 'vmcluster'];

/** A part of apps: what it is lies in a base that the clusters share, and what differs in the cluster's folder. */
export function appFolder(apps: Kustomization, name: string, namespace?: string): Folder {
  const base = DIFFERENT.includes(name) ? {} : { base: `apps/base/${name}` };
  return new Folder(apps, name, { ...base, namespace });
}
