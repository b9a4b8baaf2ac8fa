import type { FleetModel } from '../model/index.js';

import { buildProblem } from './build-problem.js';
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
 * applies more than is known ends in a leaf such as `(vendored files: not read)` or `(does not build: …)`, except with
 * `compact`.
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

function drawChildren(node: TreeNode, indent: string, showUnread: boolean): string[] {
  const { children = [] } = node;
  const note = showUnread ? gap(node).map((text) => `${indent}${LAST}(${text})`) : [];
  const lines = children.flatMap((child, index) => {
    const last = index === children.length - 1 && note.length === 0;
    const below = drawChildren(child, indent + (last ? EMPTY : CONTINUED), showUnread);
    return [`${indent}${last ? LAST : MIDDLE}${label(child)}`, ...below];
  });
  return [...lines, ...note];
}

/** What is missing below a node; an unknown one may lack nothing but a part. */
function gap({ unread, status, message = '' }: TreeNode): string[] {
  if (unread !== undefined) return [`${unread}: not read`];
  return status === undefined ? [] : [buildProblem({ status, message })];
}

function label({ kind, namespace, name }: TreeNode): string {
  return namespace === '' ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
}
