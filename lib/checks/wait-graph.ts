import { fluxKindOf } from '../api/index.js';
import type { Origin } from '../diagnostics/index.js';
import { type Edge, Graph } from '../graph/index.js';
import { groupOf, isJsonObject, type Json, type JsonObject, listOf, specOf, textOf } from '../manifest/index.js';

import type { ClusterIndex } from './cluster-index.js';
import { dependencyOrigin } from './dependency-origin.js';
import { type Waiter, Waiters } from './waiters.js';

/** Why one waits for another. */
export type WaitReason = 'dependsOn' | 'applied by' | 'wait' | 'healthChecks';

export interface Wait {
  readonly reason: WaitReason;
  readonly at: Origin;
}

/**
 * What must happen before what. Each Kustomization and HelmRelease is two nodes: it starts, and it gets ready. It starts
 * after what it depends on got ready and after what applies it started; it gets ready after it started and, where it
 * checks their health, after what it applies got ready. A loop is a deadlock, and every deadlock is a loop.
 */
export class WaitGraph {
  static of(index: ClusterIndex): WaitGraph {
    const waits = new WaitGraph(Waiters.of(index));
    for (const waiter of waits.waiters) waits.connect(waiter);
    return waits;
  }

  private readonly edges: (Edge & { readonly wait?: Wait })[] = [];
  private lazyWaits: ReadonlyMap<string, Wait | undefined> | undefined;
  private lazyNodes: ReadonlyMap<string, Waiter> | undefined;

  private constructor(private readonly waiters: Waiters) {}

  get graph(): Graph {
    return Graph.of([], this.edges);
  }

  waiterOf(node: string): Waiter {
    this.lazyNodes ??= new Map(
      [...this.waiters].flatMap((each) => [
        [each.start, each],
        [each.ready, each],
      ]),
    );
    const waiter = this.lazyNodes.get(node);
    if (waiter === undefined) throw new Error(`wait graph has no node "${node}"`);
    return waiter;
  }

  /** Undefined where a node is the other phase of the same object; the first where there are several. */
  waitBetween(from: string, to: string): Wait | undefined {
    this.lazyWaits ??= new Map([...this.edges].reverse().map((edge) => [edgeKey(edge), edge.wait]));
    return this.lazyWaits.get(edgeKey({ from, to }));
  }

  private connect(waiter: Waiter): void {
    this.add(waiter.ready, waiter.start);
    this.connectDependencies(waiter);
    this.connectApplier(waiter);
    this.connectHealthChecks(waiter);
  }

  private connectDependencies(waiter: Waiter): void {
    const { id, home, object, origin, kustomization } = waiter;
    for (const [place, entry] of listOf(specOf(object).dependsOn).entries()) {
      if (!isJsonObject(entry)) continue;
      const namespace = textOf(entry.namespace) || id.namespace;
      const target = this.waiters.tryFind({ kind: id.kind, namespace, name: textOf(entry.name) }, home);
      if (target === undefined) continue;
      const at = dependencyOrigin(kustomization, place) ?? origin;
      this.add(waiter.start, target.ready, { reason: 'dependsOn', at });
    }
  }

  /** With two owners either one is enough, which no edge can say. `wait` has the reversed edge. */
  private connectApplier(waiter: Waiter): void {
    for (const { home, model } of waiter.appliers) {
      const applier = this.waiters.tryFind(
        { kind: 'Kustomization', namespace: model.namespace, name: model.name },
        home,
      );
      if (applier === undefined) continue;
      const { origin: at } = waiter;
      if (waiter.appliers.size === 1) {
        this.add(waiter.start, applier.start, { reason: 'applied by', at });
      }
      if (specOf(applier.object).wait === true) {
        this.add(applier.ready, waiter.ready, { reason: 'wait', at: applier.origin });
      }
    }
  }

  /** `wait` makes Flux ignore `healthChecks`; nothing ever waits for itself. */
  private connectHealthChecks(waiter: Waiter): void {
    const spec = specOf(waiter.object);
    if (waiter.kustomization === undefined || spec.wait === true) return;
    for (const check of listOf(spec.healthChecks)) {
      const target = this.checkedBy(check, waiter.kustomization.target);
      if (target === undefined || target === waiter) continue;
      this.add(waiter.ready, target.ready, { reason: 'healthChecks', at: waiter.origin });
    }
  }

  /** Flux reads an empty apiVersion as `apps/v1` and takes the namespace as it is. */
  private checkedBy(check: Json, home: string): Waiter | undefined {
    const { apiVersion, kind, namespace, name }: JsonObject = isJsonObject(check) ? check : {};
    const id = { group: groupOf(textOf(apiVersion)), kind: textOf(kind) };
    if (fluxKindOf(id) === undefined) return undefined;
    return this.waiters.tryFind({ kind: id.kind, namespace: textOf(namespace), name: textOf(name) }, home);
  }

  private add(from: string, to: string, wait?: Wait): void {
    this.edges.push(wait === undefined ? { from, to } : { from, to, wait });
  }
}

function edgeKey({ from, to }: Edge): string {
  return `${from}\t${to}`;
}
