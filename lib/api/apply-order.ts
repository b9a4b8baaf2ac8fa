import { compareCodeUnits } from '../util/index.js';

import type { ObjectId } from '../manifest/index.js';

import { APPLY_STAGES, KIND_ORDERS, LAST_STAGE } from './apply-table.js';
import { type FluxMinor, NEWEST_FLUX } from './flux-minors.js';
import { inRange } from './minor-range.js';

/** By kind: negative for those that come first, positive for those that come last. */
const RANKS = KIND_ORDERS.map(({ since, first, last }) => {
  const early = first.map((kind, index) => [kind, index - first.length] as const);
  const late = last.map((kind, index) => [kind, index + 1] as const);
  return { since, ranks: new Map([...early, ...late]) };
});

type GroupKind = Pick<ObjectId, 'group' | 'kind'>;

/** The stage in which kustomize-controller applies an object: 1 definitions, 2 classes, 3 all others. */
export function applyStage(id: GroupKind, flux: FluxMinor): number {
  const member = APPLY_STAGES.find(
    ({ group = id.group, kind, ...range }) => group === id.group && kind.test(id.kind) && inRange(range, flux),
  );
  return member?.stage ?? LAST_STAGE;
}

/** Whether the stages alone see to it that `a` is there before `b` is applied: each stage but the last is waited for. */
export function isAppliedBefore(a: GroupKind, b: GroupKind, flux: FluxMinor): boolean {
  return applyStage(a, flux) < applyStage(b, flux);
}

/** The order in which Flux applies the objects of a Kustomization and lists them: that of `flux tree`. */
export function compareApplyOrder(a: ObjectId, b: ObjectId, flux: FluxMinor = NEWEST_FLUX): number {
  return (
    applyStage(a, flux) - applyStage(b, flux) ||
    kindRank(a.kind, flux) - kindRank(b.kind, flux) ||
    compareCodeUnits(a.group, b.group) ||
    compareCodeUnits(a.kind, b.kind) ||
    compareCodeUnits(a.namespace, b.namespace) ||
    compareCodeUnits(a.name, b.name)
  );
}

function kindRank(kind: string, flux: FluxMinor): number {
  return RANKS.find((order) => inRange({ since: order.since }, flux))?.ranks.get(kind) ?? 0;
}
