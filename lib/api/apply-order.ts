import { compareCodeUnits } from '../util/index.js';

import type { ObjectId } from '../manifest/index.js';

import { APPLY_STAGES, KIND_ORDERS, type KindOrder, LAST_STAGE } from './apply-table.js';
import { type FluxMinor, NEWEST_FLUX } from './flux-minors.js';
import { inRange } from './minor-range.js';

type GroupKind = Pick<ObjectId, 'group' | 'kind'>;

const KIND_RANKS = KIND_ORDERS.map((order) => ({ since: order.since, ranks: ranksOf(order) }));

/** The stage in which kustomize-controller applies an object: 1 definitions, 2 classes, 3 all others. */
export function applyStage(id: GroupKind, flux: FluxMinor): number {
  const member = APPLY_STAGES.find(
    (entry) => (entry.group ?? id.group) === id.group && entry.kind.test(id.kind) && inRange(entry, flux),
  );
  return member?.stage ?? LAST_STAGE;
}

/** Whether the stages alone see to it that `a` is there before `b` is applied: each stage but the last is waited for. */
export function isAppliedBefore(a: GroupKind, b: GroupKind, flux: FluxMinor): boolean {
  return applyStage(a, flux) < applyStage(b, flux);
}

/** The order in which Flux applies the objects of a Kustomization and lists them: that of `flux tree`. */
export function compareApplyOrder(a: ObjectId, b: ObjectId, flux: FluxMinor = NEWEST_FLUX): number {
  return compareKinds(a, b, flux) || compareCodeUnits(a.namespace, b.namespace) || compareCodeUnits(a.name, b.name);
}

function compareKinds(a: GroupKind, b: GroupKind, flux: FluxMinor): number {
  if (a.kind === b.kind && a.group === b.group) return 0;
  return (
    applyStage(a, flux) - applyStage(b, flux) ||
    kindRank(a.kind, flux) - kindRank(b.kind, flux) ||
    compareCodeUnits(a.group, b.group) ||
    compareCodeUnits(a.kind, b.kind)
  );
}

function kindRank(kind: string, flux: FluxMinor): number {
  return KIND_RANKS.find((entry) => inRange(entry, flux))?.ranks.get(kind) ?? 0;
}

/** By kind: negative for those that come first, positive for those that come last; all others are 0. */
function ranksOf({ first, last }: KindOrder): ReadonlyMap<string, number> {
  const early = first.map((kind, index) => [kind, index - first.length] as const);
  return new Map([...early, ...last.map((kind, index) => [kind, index + 1] as const)]);
}
