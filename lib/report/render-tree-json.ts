import type { FleetModel } from '../model/index.js';

import { chooseClusters } from './choose-clusters.js';
import { entryPath } from './entry-path.js';
import { ownershipTree } from './ownership-tree.js';
import type { TreeOptions } from './render-tree.js';

/**
 * The ownership trees as JSON: `{ clusters: [{ name, path, flux, tree }] }`, a tree being `{ group, kind, namespace,
 * name }` and, for a Kustomization of the fleet, `children` and, where it applies more than that, `unread`, or `status`
 * and `message` of a build.
 */
export function renderTreeJson(model: FleetModel, options: TreeOptions): string {
  const clusters = chooseClusters(model.clusters, options.cluster).map((cluster) => ({
    name: cluster.name,
    path: entryPath(cluster),
    flux: cluster.flux,
    tree: ownershipTree(cluster, options),
  }));
  return `${JSON.stringify({ clusters }, null, 2)}\n`;
}
