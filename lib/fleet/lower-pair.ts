import type { IConstruct } from 'constructs';

import { isAppliedBefore } from '../api/index.js';
import type { FindingInput } from '../diagnostics/index.js';
import { isFluxObject, Kustomization, type SourceReference } from '../flux/index.js';
import { displayName, groupOf, type ObjectReference } from '../manifest/index.js';

import { aboutEdge } from './about-edge.js';
import { appliedReference } from './applied-reference.js';
import { describe, ownerReference } from './describe.js';
import { appliesTransitively, type Lifted, type NamedObject, objectsAt } from './lift.js';
import type { Owner } from './scan.js';
import type { Dependent, StatedEdge } from './stated-edges.js';
import { VendoredFiles } from './vendored-files.js';

/** What one dependency between two lifted ends becomes. */
export interface PairOutcome {
  readonly dependsOn?: { readonly dependent: Dependent; readonly target: Dependent | Owner | NamedObject };
  readonly healthChecks?: { readonly owner: Kustomization; readonly objects: readonly ObjectReference[] };
  readonly finding?: FindingInput;
}

interface Pair {
  readonly from: Lifted;
  readonly to: Lifted;
  readonly edge: StatedEdge;
}

type Row = (pair: Pair) => PairOutcome | undefined;

/** The table of design: the first row that matches wins. */
const ROWS: readonly Row[] = [
  acrossClusters,
  fromPlainObject,
  toPlainKustomization,
  orderedBySource,
  releaseToRelease,
  ownerToApplied,
  toAncestor,
  withinOne,
  betweenKustomizations,
];

export function lowerPair(from: Lifted, to: Lifted, edge: StatedEdge): PairOutcome {
  for (const row of ROWS) {
    const outcome = row({ from, to, edge });
    if (outcome !== undefined) return outcome;
  }
  return {};
}

function acrossClusters({ from, to, edge }: Pair): PairOutcome | undefined {
  if (from.cluster === to.cluster) return undefined;
  const message = `depends on ${describe(to.construct)} of cluster "${to.cluster.clusterName}"`;
  const hint = 'Flux orders objects within one cluster only';
  return { finding: { code: 'FLX205', ...aboutEdge(edge, to.construct), message, hint } };
}

/** A plain object of a kind that has `dependsOn` carries only what its author wrote in it. */
function fromPlainObject({ from, to, edge }: Pair): PairOutcome | undefined {
  const own = from.plain;
  const needsOwn = own?.kind === 'Kustomization' || (own?.kind === 'HelmRelease' && isRelease(to));
  if (own === undefined || !needsOwn) return undefined;
  const message = `depends on ${describe(to.construct)}, but is a plain object, whose spec.dependsOn is its author's`;
  const hint = `write it there, or make it a ${own.kind} of this library`;
  return { finding: { code: 'FLX203', ...aboutEdge(edge, to.construct), message, hint } };
}

/** A Flux Kustomization or HelmRelease that is an ApiObject of another library is waited for by its name. */
function toPlainKustomization({ from, to, edge }: Pair): PairOutcome | undefined {
  const target = to.plain;
  if (target?.kind === 'HelmRelease' && from.release !== undefined)
    return { dependsOn: { dependent: from.release, target } };
  if (target?.kind !== 'Kustomization') return undefined;
  if (Kustomization.isKustomization(from.owner) && from.owner !== to.owner) {
    return { dependsOn: { dependent: from.owner, target } };
  }
  const owner = displayName(ownerReference(from.owner));
  const message = `depends on ${describe(to.construct)}, which ${from.whole ? 'it' : `its ${owner}`} applies`;
  const hint = `${owner} cannot wait for what only comes after it`;
  return { finding: { code: 'FLX206', ...aboutEdge(edge, to.construct), message, hint } };
}

function isRelease({ release, plain }: Lifted): boolean {
  return release !== undefined || plain?.kind === 'HelmRelease';
}

/** Flux does not build from a source, or install a chart, before the source is ready. */
function orderedBySource({ from, to }: Pair): PairOutcome | undefined {
  return isFluxObject(to.construct) && isSourceOf(from, to.construct.ref) ? {} : undefined;
}

/** Whether a Kustomization builds from that object, or a HelmRelease takes its chart from it. */
export function isSourceOf(from: Lifted, target: ObjectReference): boolean {
  const source =
    from.whole && Kustomization.isKustomization(from.owner) ? from.owner.sourceRef : from.release?.chartSource;
  const self = from.whole ? ownerReference(from.owner) : from.release?.ref;
  return source !== undefined && self !== undefined && names(source, self.namespace, target);
}

function names(source: SourceReference, namespace: string, target: ObjectReference): boolean {
  const { kind, name, namespace: own = namespace } = source;
  return kind === target.kind && name === target.name && own === target.namespace;
}

function releaseToRelease({ from, to }: Pair): PairOutcome | undefined {
  if (from.release === undefined || to.release === undefined) return undefined;
  return { dependsOn: { dependent: from.release, target: to.release } };
}

function ownerToApplied({ from, to, edge }: Pair): PairOutcome | undefined {
  const itself = from.whole && !to.whole && from.owner === to.owner;
  if (!itself && !appliesTransitively(from.owner, to.owner)) return undefined;
  const owner = displayName(ownerReference(from.owner));
  const message = `depends on ${describe(to.construct)}, which ${from.whole ? 'it' : `its ${owner}`} applies`;
  const hint = `${owner} cannot wait for what only comes after it`;
  return { finding: { code: 'FLX206', ...aboutEdge(edge, to.construct), message, hint } };
}

function toAncestor({ from, to, edge }: Pair): PairOutcome | undefined {
  const itself = to.whole && !from.whole && from.owner === to.owner;
  if (!itself && !appliesTransitively(to.owner, from.owner)) return undefined;
  const ancestor = displayName(ownerReference(to.owner));
  const dependsOn = itself ? {} : { dependsOn: { dependent: from.owner as Kustomization, target: to.owner } };
  const base = { code: 'FLX207', ...aboutEdge(edge, to.construct) } as const;
  if (waitsFor(to.owner, from)) {
    const message = `waits for ${ancestor}, which applies it and is not ready before it is`;
    const hint = `take it out of ${ancestor}, or give that "wait: false"`;
    return { finding: { ...base, message, hint } };
  }
  const message = `waits for ${ancestor}, which applies it`;
  const hint = `this works only as long as ${ancestor} neither waits nor health-checks`;
  return { ...dependsOn, finding: { ...base, severity: 'warning', message, hint } };
}

/** Whether an ancestor is not ready before what it applies is: all of it, or one of the Kustomizations on the way. */
function waitsFor(ancestor: Owner, { owner }: Lifted): boolean {
  if (!Kustomization.isKustomization(ancestor)) return false;
  if (ancestor.wait) return true;
  const checked = (at: IConstruct | undefined): boolean => {
    if (at === undefined || at === ancestor) return false;
    const own = Kustomization.isKustomization(at) && ancestor.writtenHealthChecks.some((check) => isCheckOf(check, at));
    return own || checked(at.node.scope);
  };
  return checked(owner);
}

function isCheckOf(check: ObjectReference, kustomization: Kustomization): boolean {
  const { kind, name, namespace, apiVersion } = kustomization.ref;
  const group = groupOf(check.apiVersion) === groupOf(apiVersion);
  return group && check.kind === kind && check.name === name && check.namespace === namespace;
}

function withinOne({ from, to, edge }: Pair): PairOutcome | undefined {
  if (from.owner !== to.owner) return undefined;
  if (from.whole) return itself(from, to);
  if (areOrdered(from, to)) return {};
  const owner = displayName(ownerReference(from.owner));
  const message = `depends on ${describe(to.construct)} in the same ${owner}, whose objects Flux applies together`;
  const hint = 'put one of them into a Kustomization of its own';
  return { finding: { code: 'FLX209', ...aboutEdge(edge, to.construct), message, hint } };
}

/** Kept where the author named the Kustomization on both sides: a loop of one. A group need not wait for its own part. */
function itself({ owner, construct }: Lifted, to: Lifted): PairOutcome {
  if (construct !== to.construct || !Kustomization.isKustomization(owner)) return {};
  return { dependsOn: { dependent: owner, target: owner } };
}

function areOrdered(from: Lifted, to: Lifted): boolean {
  const { flux } = from.cluster;
  const groupKind = (object: { apiVersion: string; kind: string }) => ({
    group: groupOf(object.apiVersion),
    kind: object.kind,
  });
  const [first, second] = [objectsAt(to.construct).map(groupKind), objectsAt(from.construct).map(groupKind)];
  return first.length > 0 && first.every((a) => second.every((b) => isAppliedBefore(a, b, flux)));
}

function betweenKustomizations({ from, to, edge }: Pair): PairOutcome | undefined {
  const [dependent, target] = [from.owner as Kustomization, to.owner as Kustomization];
  const dependsOn = { dependent, target };
  if (target.wait || to.whole) return { dependsOn };
  if (holdsVendoredFiles(to.construct)) {
    const message = `depends on vendored files in ${describe(target)}, which does not wait for them`;
    const hint = `give ${describe(target)} "wait: true"`;
    return { dependsOn, finding: { code: 'FLX210', ...aboutEdge(edge, to.construct), message, hint } };
  }
  const objects = objectsAt(to.construct).map((object) => appliedReference(object, target));
  return { dependsOn, healthChecks: { owner: target, objects } };
}

/** Whether vendored files are at or below a construct, without those of Kustomizations nested in it. */
function holdsVendoredFiles(construct: IConstruct): boolean {
  if (Kustomization.isKustomization(construct)) return false;
  return VendoredFiles.isVendoredFiles(construct) || construct.node.children.some(holdsVendoredFiles);
}
