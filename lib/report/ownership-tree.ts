import { type ObjectId, objectId, objectKey, referenceId } from '../manifest/index.js';
import { type BuildState, type ClusterModel, kubeConfigOf, type KustomizationModel } from '../model/index.js';

const EXPANDED = { group: 'kustomize.toolkit.fluxcd.io', kind: 'Kustomization' };

/** What `flux tree --compact` keeps: the groups that contain this. */
const FLUX_GROUPS = 'toolkit.fluxcd.io';

/** An object; a Kustomization of the fleet also has what it applies. */
export interface TreeNode extends ObjectId {
  /** What it applies besides, and nobody read. */
  readonly unread?: 'vendored files' | 'source outside the app' | 'source not at hand' | undefined;
  /** How building it went, where not all was built, and why. */
  readonly status?: 'failed' | 'unknown' | undefined;
  readonly message?: string | undefined;
  readonly children?: readonly TreeNode[] | undefined;
}

export interface OwnershipOptions {
  /** Keep only objects of Flux's own groups. @default false */
  readonly compact?: boolean | undefined;
  /** The order in which Flux lists its inventory; `flux` is the cluster's minor. */
  readonly compare: (a: ObjectId, b: ObjectId, flux: string) => number;
}

/**
 * Who applies what in one cluster, as `flux tree` sees it: the entry Kustomization is the root, a Kustomization is never
 * among its own children. No app declares the entry's source, which bootstrap wrote beside it: there it is added. The
 * children of a Kustomization that targets another cluster (`spec.kubeConfig`) are listed but not expanded, as Flux does.
 */
export function ownershipTree(cluster: ClusterModel, options: OwnershipOptions): TreeNode {
  const known = new Map(cluster.kustomizations.map((kustomization) => [kustomization.key, kustomization]));
  const root = referenceId(cluster.entry.kustomization);
  const entry = known.get(nameKey(root));
  if (entry === undefined) return { ...root, children: [] };
  return expand(root, entry, entry.build === undefined ? [referenceId(cluster.entry.source)] : []);

  function expand(id: ObjectId, model: KustomizationModel, extra: readonly ObjectId[]): TreeNode {
    const isRemote = kubeConfigOf(model) !== undefined;
    const children = childrenOf(id, [...appliedBy(model), ...extra], options.compact === true)
      .sort((a, b) => options.compare(a, b, cluster.flux))
      .map((child) => (isRemote ? child : node(child, nameKey(id))));
    return { ...id, unread: unread(model), ...problem(model.build), children };
  }

  function node(id: ObjectId, owner: string): TreeNode {
    const model = isKustomization(id) ? known.get(nameKey(id)) : undefined;
    return model?.owner === owner ? expand(id, model, []) : id;
  }
}

/** What Flux applies where that was built, else what is declared. */
function appliedBy(model: KustomizationModel): ObjectId[] {
  const objects = model.build === undefined ? model.declared : (model.applied ?? []);
  return objects.map(({ object }) => objectId(object));
}

function childrenOf(id: ObjectId, applied: readonly ObjectId[], compact: boolean): ObjectId[] {
  const unique = new Map(applied.map((child) => [objectKey(child), child]));
  unique.delete(objectKey(id));
  return [...unique.values()].filter((child) => !compact || child.group.includes(FLUX_GROUPS));
}

function unread(model: KustomizationModel): TreeNode['unread'] {
  if (model.build !== undefined) return isNotAtHand(model) ? 'source not at hand' : undefined;
  if (model.content === undefined) return 'source outside the app';
  return model.complete ? undefined : 'vendored files';
}

function isNotAtHand({ applied = [], build, source }: KustomizationModel): boolean {
  const isUnread = build?.status === 'unknown' && build.unknownVariables.length === 0 && applied.length === 0;
  return isUnread && source.repository === '';
}

function problem(build: BuildState | undefined): Pick<TreeNode, 'status' | 'message'> {
  return build === undefined || build.status === 'built' ? {} : { status: build.status, message: build.message };
}

function nameKey(id: ObjectId): string {
  return `${id.namespace}/${id.name}`;
}

function isKustomization(id: ObjectId): boolean {
  return id.group === EXPANDED.group && id.kind === EXPANDED.kind;
}
