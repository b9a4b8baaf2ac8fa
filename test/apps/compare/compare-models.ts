import { isDeepStrictEqual } from 'node:util';

import { compareApplied } from '../../../lib/cli/compare-applied.js';
import type { ClusterModel, FleetModel, KustomizationModel } from '../../../lib/model/index.js';
import { RENDERERS } from '../../../lib/report/index.js';
import { compareObjects } from '../../corpus/built/compare-objects.js';

/** One Kustomization of one of two fleets, or of both. */
export interface ComparedKustomization {
  readonly cluster: string;
  readonly key: string;
  /** How it builds in the original: there, a failure is to be kept too. */
  readonly status: 'built' | 'failed' | 'unknown';
  readonly objects: number;
  /** What is not the same, a line each. */
  readonly differences: readonly string[];
}

export interface ComparedModels {
  readonly kustomizations: readonly ComparedKustomization[];
  /** What is not the same of whole clusters, a line each. */
  readonly differences: readonly string[];
}

/** What is not the same in the builds of two folders by somebody else, `''` when they are. */
export type CompareFolders = (original: KustomizationModel, made: KustomizationModel) => string;

/** Holds what was built of a fleet against what was built of the original. */
export function compareModels(original: FleetModel, made: FleetModel, folders: CompareFolders): ComparedModels {
  const pairs = original.clusters.map((cluster) => [cluster, clusterIn(made, cluster)] as const);
  const added = made.clusters.filter((cluster) => clusterIn(original, cluster) === undefined);
  return {
    kustomizations: pairs.flatMap(([cluster, other]) => comparedCluster(cluster, other, folders)),
    differences: [
      ...pairs.flatMap(([cluster, other]) => clusterDifferences(cluster, other)),
      ...added.map(({ name }) => `cluster ${name} is only made`),
    ],
  };
}

function clusterIn({ clusters }: FleetModel, { name }: ClusterModel): ClusterModel | undefined {
  return clusters.find((cluster) => cluster.name === name);
}

function clusterDifferences(original: ClusterModel, made: ClusterModel | undefined): string[] {
  if (made === undefined) return [`cluster ${original.name} is not made`];
  const [flux, entry] = [original.flux === made.flux, isDeepStrictEqual(original.entry, made.entry)];
  return [
    ...(flux ? [] : [`cluster ${original.name} has Flux "${made.flux}", not "${original.flux}"`]),
    ...(entry ? [] : [`cluster ${original.name} has another entry`]),
    ...treeDifference(original, made),
  ];
}

/** Of what `flux-fleet tree --compact` prints of both. */
function treeDifference(original: ClusterModel, made: ClusterModel): string[] {
  const [theirs, ours] = [treeLines(original), treeLines(made)];
  const longer = theirs.length > ours.length ? theirs : ours;
  const index = longer.findIndex((_, at) => theirs[at] !== ours[at]);
  return index < 0 ? [] : [`cluster ${original.name} has another tree, from line ${index + 1} on`];
}

function treeLines(cluster: ClusterModel): string[] {
  const model: FleetModel = { app: '', repositories: [], clusters: [cluster] };
  return RENDERERS.tree.text(model, { compact: true, compare: compareApplied }).trimEnd().split('\n');
}

function comparedCluster(
  original: ClusterModel,
  made: ClusterModel | undefined,
  folders: CompareFolders,
): ComparedKustomization[] {
  const others = made?.kustomizations ?? [];
  const known = new Set(original.kustomizations.map(({ key }) => key));
  const added = others.filter(({ key }) => !known.has(key));
  return [
    ...original.kustomizations.map((each) => {
      const other = others.find(({ key }) => key === each.key);
      return row(original, each, other === undefined ? ['is not made'] : differencesOf(each, other, folders));
    }),
    ...added.map((each) => row(original, each, ['is only made'])),
  ];
}

function row(
  { name }: ClusterModel,
  { key, build, applied = [] }: KustomizationModel,
  differences: readonly string[],
): ComparedKustomization {
  return { cluster: name, key, status: build?.status ?? 'unknown', objects: applied.length, differences };
}

/** What a reader of the model can tell apart, but for the objects. */
const COMPARED = ['object', 'owner', 'path', 'source', 'dependsOn', 'build'] as const;

function differencesOf(original: KustomizationModel, made: KustomizationModel, folders: CompareFolders): string[] {
  const fields = COMPARED.filter((field) => !isDeepStrictEqual(told(original, field), told(made, field)));
  const applied = compareObjects(objectsOf(made), objectsOf(original));
  const built = folders(original, made);
  return [
    ...fields.map((field) => `has another ${field}`),
    ...(applied.result === 'different' ? [`does not apply the same: ${applied.detail}`] : []),
    ...(built === '' ? [] : [`is not built the same by kustomize: ${built}`]),
  ];
}

/** Where something was written is free. */
function told(kustomization: KustomizationModel, field: (typeof COMPARED)[number]) {
  return field === 'dependsOn' ? kustomization.dependsOn.map(({ key }) => key) : kustomization[field];
}

function objectsOf({ applied = [] }: KustomizationModel) {
  return applied.map(({ object }) => object);
}
