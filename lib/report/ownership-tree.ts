import { isJsonObject, type ObjectId, objectId, objectKey, referenceId } from '../manifest/index.js';
import type { ClusterModel, KustomizationModel } from '../model/index.js';

const EXPANDED = { group: 'kustomize.toolkit.fluxcd.io', kind: 'Kustomization' };

/** What `flux tree --compact` keeps: the groups that contain this. */
const FLUX_GROUPS = 'toolkit.fluxcd.io';

/** An object; a Kustomization of the fleet also has what it applies. */
export interface TreeNode extends ObjectId {
  /** What else it applies, that cannot be told from the app. */
  readonly unread?: 'vendored files' | 'source outside the app' | undefined;
  readonly children?: readonly TreeNode[] | undefined;
}

export interface OwnershipOptions {
  /** Keep only objects of Flux's own groups. @default false */
  readonly compact?: boolean | undefined;
  /** The order in which Flux lists its inventory; `flux` is the cluster's minor. */
  readonly compare: (a: ObjectId, b: ObjectId, flux: string) => number;
}

/**
 * Who applies what in one cluster, as `flux tree` sees it: the entry Kustomization is the root, its source one of its
 * children, a Kustomization is never among its own children. The children of a Kustomization that targets another
 * cluster (`spec.kubeConfig`) are listed but not expanded, as Flux does.
 */
export function ownershipTree(cluster: ClusterModel, options: OwnershipOptions): TreeNode {
  const known = new Map(cluster.kustomizations.map((kustomization) => [kustomization.key, kustomization]));
  const root = referenceId(cluster.entry.kustomization);
  return expand(root, known.get(nameKey(root)), [referenceId(cluster.entry.source)]);

  function expand(id: ObjectId, model: KustomizationModel | undefined, extra: readonly ObjectId[]): TreeNode {
    const declared = model?.declared.map(({ object }) => objectId(object)) ?? [];
    const children = childrenOf(id, [...declared, ...extra], options.compact === true)
      .sort((a, b) => options.compare(a, b, cluster.flux))
      .map((child) => (targetsOtherCluster(model) ? child : node(child, nameKey(id))));
    return { ...id, unread: unread(model), children };
  }

  function node(id: ObjectId, owner: string): TreeNode {
    const model = isKustomization(id) ? known.get(nameKey(id)) : undefined;
    return model?.owner === owner ? expand(id, model, []) : id;
  }
}

function childrenOf(id: ObjectId, applied: readonly ObjectId[], compact: boolean): ObjectId[] {
  const unique = new Map(applied.map((child) => [objectKey(child), child]));
  unique.delete(objectKey(id));
  return [...unique.values()].filter((child) => !compact || child.group.includes(FLUX_GROUPS));
}

function unread(model: KustomizationModel | undefined): TreeNode['unread'] {
  if (model !== undefined && model.content === undefined) return 'source outside the app';
  return model?.complete === false ? 'vendored files' : undefined;
}

function nameKey(id: ObjectId): string {
  return `${id.namespace}/${id.name}`;
}

function isKustomization(id: ObjectId): boolean {
  return id.group === EXPANDED.group && id.kind === EXPANDED.kind;
}

function targetsOtherCluster(model: KustomizationModel | undefined): boolean {
  const spec = model?.object?.spec;
  return isJsonObject(spec) && isJsonObject(spec.kubeConfig);
}
