import type { IConstruct } from 'constructs';

import { type Finding, FindingCollector } from '../diagnostics/index.js';
import { Graph, transitiveReduction } from '../graph/index.js';
import { objectKey, type ObjectReference, referenceId } from '../manifest/index.js';
import { compareCodeUnits } from '../util/index.js';

import { Cluster } from './cluster.js';
import { type Lookup, type LoweredEdge, lowerEdge } from './lower-edge.js';
import type { FleetScan } from './scan.js';
import { type Dependent, dependentsOf, statedEdges } from './stated-edges.js';

/** The dependencies of a fleet in Flux's own words. */
export interface Lowering {
  /** `spec.dependsOn` of a Kustomization or HelmRelease: what was written in its order, then the rest by name. */
  dependsOnOf(construct: IConstruct): readonly LoweredEdge[];
  /** Health checks that a Kustomization needs because others depend on what is in it, sorted. */
  healthChecksOf(construct: IConstruct): readonly ObjectReference[];
  readonly findings: readonly Finding[];
}

export function lowerDependencies(scan: FleetScan): Lowering {
  const lookup = lookupIn(scan);
  const outcomes = statedEdges(scan).map((edge) => lowerEdge(edge, lookup));
  const findings = new FindingCollector();
  for (const finding of outcomes.flatMap((outcome) => outcome.findings)) findings.add(finding);
  const edges = groupBy(reduced(outcomes.flatMap((outcome) => outcome.edges)), ({ dependent }) => dependent);
  const checks = groupBy(
    outcomes.flatMap((outcome) => outcome.healthChecks),
    ({ owner }) => owner,
  );
  return {
    dependsOnOf: (construct) => [...(edges.get(construct) ?? [])].sort(compareEdges),
    healthChecksOf: (construct) => unique((checks.get(construct) ?? []).flatMap(({ objects }) => objects)),
    findings: findings.sorted(),
  };
}

function lookupIn(scan: FleetScan): Lookup {
  const key = (cluster: Cluster, ...parts: string[]) => [cluster.node.path, ...parts].join('\n');
  const dependents = dependentsOf(scan).map((dependent) => {
    const { kind, namespace, name } = dependent.ref;
    return [key(Cluster.of(dependent), kind, namespace, name), dependent] as const;
  });
  const byKey = new Map<string, Dependent>(dependents);
  return (cluster, kind, namespace, name) => byKey.get(key(cluster, kind, namespace, name));
}

/** Without duplicates, and without the derived edges that others imply; written ones stay. */
function reduced(edges: readonly LoweredEdge[]): LoweredEdge[] {
  const unique = new Map<string, LoweredEdge>();
  for (const edge of edges) {
    const id = edgeId(edge.dependent.node.path, targetId(edge));
    const known = unique.get(id);
    unique.set(id, known === undefined ? edge : merged(known, edge));
  }
  const links = [...unique.values()].map((edge) => ({ from: edge.dependent.node.path, to: targetId(edge) }));
  const keep = (from: string, to: string) => unique.get(edgeId(from, to))?.index !== undefined;
  const kept = new Set(transitiveReduction(Graph.of([], links), keep).edges.map(({ from, to }) => edgeId(from, to)));
  return [...unique].filter(([id]) => kept.has(id)).map(([, edge]) => edge);
}

/** What was written wins over what was derived, and what it says about readiness is kept. */
function merged(known: LoweredEdge, edge: LoweredEdge): LoweredEdge {
  const [first, second] = known.index === undefined && edge.index !== undefined ? [edge, known] : [known, edge];
  const silent = first.reference.readyExpr === undefined && second.reference.readyExpr !== undefined;
  return silent ? { ...first, reference: second.reference } : first;
}

/** The construct path of what the app makes; a name that is no path for everything else. */
function targetId({ target, dependent, namespace, name }: LoweredEdge): string {
  return target?.node.path ?? `${dependent.ref.kind}\t${namespace}\t${name}`;
}

function edgeId(from: string, to: string): string {
  return `${from}\n${to}`;
}

function compareEdges(a: LoweredEdge, b: LoweredEdge): number {
  const [first, second] = [a.index ?? Number.MAX_SAFE_INTEGER, b.index ?? Number.MAX_SAFE_INTEGER];
  return first - second || compareCodeUnits(a.namespace, b.namespace) || compareCodeUnits(a.name, b.name);
}

function unique(references: readonly ObjectReference[]): ObjectReference[] {
  const byKey = new Map(references.map((reference) => [objectKey(referenceId(reference)), reference]));
  return [...byKey].sort(([a], [b]) => compareCodeUnits(a, b)).map(([, reference]) => reference);
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<unknown, T[]> {
  const groups = new Map<unknown, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
