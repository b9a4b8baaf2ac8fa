import type { FleetModel } from '../model/index.js';

import { chooseClusters } from './choose-clusters.js';
import { entryPath } from './entry-path.js';
import { type OwnershipOptions, ownershipTree, type TreeNode } from './ownership-tree.js';

const MIDDLE = '├── ';
const LAST = '└── ';
const CONTINUED = '│   ';
const EMPTY = '    ';

export interface TreeOptions extends OwnershipOptions {
  /** Names or entry folders of the clusters to show. @default all */
  readonly cluster?: readonly string[] | undefined;
}

/**
 * The ownership trees of the chosen clusters, line by line as `flux tree ks flux-system [--compact]` prints one. With
 * more than one, an empty line parts them and a line `# <entry folder>` stands above each. A Kustomization that
 * applies more than the app declares ends in a leaf such as `(vendored files: not read)`, except with `compact`.
 */
export function renderTree(model: FleetModel, options: TreeOptions): string {
  const clusters = chooseClusters(model.clusters, options.cluster);
  const trees = clusters.map((cluster) => {
    const heading = clusters.length > 1 ? [`# ${entryPath(cluster) || cluster.name}`] : [];
    return [...heading, ...drawTree(ownershipTree(cluster, options), options.compact !== true), ''].join('\n');
  });
  return trees.join('\n');
}

function drawTree(root: TreeNode, showUnread: boolean): string[] {
  return [label(root), ...drawChildren(root, '', showUnread)];
}

function drawChildren({ children = [], unread }: TreeNode, indent: string, showUnread: boolean): string[] {
  const note = showUnread && unread !== undefined ? [`${indent}${LAST}(${unread}: not read)`] : [];
  const lines = children.flatMap((child, index) => {
    const last = index === children.length - 1 && note.length === 0;
    const below = drawChildren(child, indent + (last ? EMPTY : CONTINUED), showUnread);
    return [`${indent}${last ? LAST : MIDDLE}${label(child)}`, ...below];
  });
  return [...lines, ...note];
}

function label({ kind, namespace, name }: TreeNode): string {
  return namespace === '' ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
}
