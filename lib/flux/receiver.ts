import { Lazy } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, IFluxObject, SpecProps } from './flux-object.js';
import type { ReceiverResource, ReceiverSpec } from './generated/receiver-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';
import { type WatchedKind, WatchedObjects, type WatchedSelection } from './watched-objects.js';

const BRAND = Symbol.for('cdk8s-fluxcd.Receiver');

export interface ReceiverProps extends FluxObjectProps, SpecProps<ReceiverSpec, 'type'> {}

/** Which objects of a kind a Receiver reaches: without labels Flux refuses the call. */
export interface ReceiverSelection extends WatchedSelection, Pick<ReceiverResource, 'filter'> {
  readonly matchLabels: Readonly<Record<string, string>>;
}

/**
 * A webhook that makes Flux look at objects at once. Its path is made of the token in its Secret and is in `status`.
 *
 * @example
 *
 *   const push = new Receiver(cluster, 'push', { type: 'github', events: ['push'], secretRef: { name: 'webhook' } });
 *   push.watch(git);
 */
export class Receiver extends FluxConstruct<'Receiver'> {
  static isReceiver(x: unknown): x is Receiver {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return Receiver.isReceiver(x);
  }

  /** A Receiver of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): IFluxObject<'Receiver'> {
    return new KnownByName(scope, id, 'Receiver', props);
  }

  private readonly resources: WatchedObjects;

  constructor(scope: Construct, id: string, props: ReceiverProps) {
    const resources = Lazy.any({ produce: () => this.resources.toList() }) as unknown;
    super(scope, id, props, { kind: 'Receiver', write: (fields) => ({ ...fields, resources }) });
    brand(this, BRAND);
    // Flux knows the apiVersion of a few kinds only, and fails with the others when it is called.
    this.resources = new WatchedObjects(this, { field: 'resources', apiVersions: true });
    this.resources.add(this.fields.resources ?? []);
  }

  /** Adds objects, as constructs or as Flux writes them. */
  watch(...objects: readonly (IFluxObject<WatchedKind> | ReceiverResource)[]): void {
    this.resources.add(objects);
  }

  /** Adds all objects of a kind in one namespace that have these labels, those too that this app does not make. */
  watchAll(kind: WatchedKind, selection: ReceiverSelection): void {
    this.resources.addAll(kind, selection);
  }

  /**
   * Adds every Flux object of this app in a scope, the scope's own included, as far as a Receiver can reach its kind. A
   * Cluster has its entry Kustomization and source among them.
   */
  watchIn(scope: IConstruct): void {
    this.resources.addIn(scope);
  }
}
