import { Lazy } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';

import { besideNamed } from './beside-named.js';
import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, IFluxObject, SpecProps } from './flux-object.js';
import type { AlertSpec, EventSource } from './generated/alert-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';
import { type WatchedKind, WatchedObjects, type WatchedSelection } from './watched-objects.js';

const BRAND = Symbol.for('cdk8s-fluxcd.Alert');

/** An Alert without a `namespace` lives in that of the Provider which it is given: Flux looks for it there only. */
export interface AlertProps extends FluxObjectProps, SpecProps<AlertSpec, 'providerRef'> {}

/**
 * Sends events of Flux objects through a Provider.
 *
 * @example
 *
 *   const alert = new Alert(cluster, 'on-call', { providerRef: slack, eventSeverity: 'error' });
 *   alert.watch(apps, release);
 *   alert.watchAll('HelmRelease', { namespace: 'apps' });
 */
export class Alert extends FluxConstruct<'Alert'> {
  static isAlert(x: unknown): x is Alert {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return Alert.isAlert(x);
  }

  /** An Alert of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): IFluxObject<'Alert'> {
    return new KnownByName(scope, id, 'Alert', props);
  }

  private readonly sources: WatchedObjects;

  constructor(scope: Construct, id: string, props: AlertProps) {
    const eventSources = Lazy.any({ produce: () => this.sources.toList() }) as unknown;
    const namespace = besideNamed(props?.providerRef);
    super(scope, id, props, { kind: 'Alert', namespace, write: (fields) => ({ ...fields, eventSources }) });
    brand(this, BRAND);
    this.sources = new WatchedObjects(this, { field: 'eventSources', apiVersions: false });
    this.sources.add(this.fields.eventSources ?? []);
  }

  /** Adds objects, as constructs or as Flux writes them. */
  watch(...objects: readonly (IFluxObject<WatchedKind> | EventSource)[]): void {
    this.sources.add(objects);
  }

  /** Adds all objects of a kind in one namespace, those too that this app does not make. */
  watchAll(kind: WatchedKind, selection: WatchedSelection = {}): void {
    this.sources.addAll(kind, selection);
  }

  /**
   * Adds every Flux object of this app in a scope, the scope's own included, as far as Flux can report about its kind. A
   * Cluster has its entry Kustomization and source among them.
   */
  watchIn(scope: IConstruct): void {
    this.sources.addIn(scope);
  }
}
