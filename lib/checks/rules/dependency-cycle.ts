import type { Related } from '../../diagnostics/index.js';
import { findCycles } from '../../graph/index.js';
import { displayName } from '../../manifest/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import type { Report } from '../rule.js';
import { type Wait, WaitGraph, type WaitReason } from '../wait-graph.js';
import type { Waiter } from '../waiters.js';

/** FLX208: Kustomizations and HelmReleases that wait for one another for ever, one finding for each group of them. */
export function checkDependencyCycles(index: ClusterIndex, report: Report): void {
  const waits = WaitGraph.of(index);
  for (const nodes of findCycles(waits.graph)) {
    const steps = fromSmallest(stepsOf(innerLoop(nodes, waits), waits));
    const [first] = steps;
    if (first === undefined) continue;
    const nameOf = naming(steps);
    report({
      code: 'FLX208',
      subject: displayName(first.from.id),
      message: `dependency cycle: ${[...steps, first].map(({ from }) => nameOf(from)).join(' → ')}`,
      hint: 'none of them ever gets ready; take one of these edges out',
      related: steps.map((step) => relatedTo(step, nameOf)),
      at: first.from.origin,
    });
  }
}

/** One edge of a loop between objects, their phases merged. */
interface Step {
  readonly from: Waiter;
  readonly to: Waiter;
  readonly wait: Wait;
}

/**
 * The part of a loop in which no object comes back: from its start to its readiness is a loop by itself, since it gets
 * ready only after it started. The other way round both stand side by side, since the loop is a shortest one.
 */
function innerLoop(nodes: readonly string[], waits: WaitGraph): readonly string[] {
  const starts = new Map<Waiter, number>();
  for (const [place, node] of nodes.entries()) {
    const waiter = waits.waiterOf(node);
    const start = starts.get(waiter);
    if (start !== undefined) return nodes.slice(start, place + 1);
    if (node === waiter.start) starts.set(waiter, place);
  }
  return nodes;
}

function stepsOf(nodes: readonly string[], waits: WaitGraph): Step[] {
  return nodes.flatMap((node, place) => {
    const next = nodes[(place + 1) % nodes.length] ?? node;
    const wait = waits.waitBetween(node, next);
    return wait === undefined ? [] : [{ from: waits.waiterOf(node), to: waits.waiterOf(next), wait }];
  });
}

function fromSmallest(steps: readonly Step[]): Step[] {
  let first = 0;
  for (const [place, { from }] of steps.entries()) {
    if (from.key < (steps[first]?.from.key ?? '')) first = place;
  }
  return [...steps.slice(first), ...steps.slice(0, first)];
}

/** Names alone where all are of one kind. */
function naming(steps: readonly Step[]): (waiter: Waiter) => string {
  const isMixed = new Set(steps.map(({ from }) => from.id.kind)).size > 1;
  return ({ id }) => (isMixed ? displayName(id) : `"${id.namespace}/${id.name}"`);
}

const TEXTS: Readonly<Record<WaitReason, (from: string, to: string) => string>> = {
  dependsOn: (from, to) => `${from} waits for ${to} (dependsOn)`,
  'applied by': (from, to) => `${from} is applied by ${to}`,
  wait: (from) => `${from} waits for what it applies (wait: true)`,
  healthChecks: (from, to) => `${from} waits for ${to} (healthChecks)`,
};

function relatedTo({ from, to, wait }: Step, nameOf: (waiter: Waiter) => string): Related {
  return { message: TEXTS[wait.reason](nameOf(from), nameOf(to)), at: wait.at };
}
