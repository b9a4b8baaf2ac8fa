import type { IConstruct } from 'constructs';

import { FluxConstruct, HelmRelease, Kustomization } from '../flux/index.js';

import { Cluster } from './cluster.js';
import { Folder } from './folder.js';
import { Tenant } from './tenant.js';
import { VendoredFiles } from './vendored-files.js';

/** Whether the constructor of a construct threw: cdk8s leaves it in the tree when somebody catches that. */
export function isHalfMade(construct: IConstruct): boolean {
  if (HelmRelease.isHelmRelease(construct) && construct.writtenDependencies === undefined) return true;
  if (FluxConstruct.isFluxConstruct(construct) || Kustomization.isKustomization(construct)) {
    return construct.node.tryFindChild('Resource') === undefined;
  }
  if (Tenant.isTenant(construct)) return construct.node.tryFindChild('RoleBinding') === undefined;
  if (Cluster.isCluster(construct)) return construct.entry === undefined;
  if (VendoredFiles.isVendoredFiles(construct)) return construct.path === undefined;
  return Folder.isFolder(construct) && construct.transform === undefined;
}
