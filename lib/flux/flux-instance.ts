import type { Construct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { clusterContextOf } from './context.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, IFluxObject, SpecProps } from './flux-object.js';
import type { FluxInstanceDistribution, FluxInstanceSpec } from './generated/flux-instance-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';
import type { SpecFields } from './spec.js';

const BRAND = Symbol.for('cdk8s-fluxcd.FluxInstance');
/** Flux Operator takes no other. */
const NAME = 'flux';
const REGISTRY = 'ghcr.io/fluxcd';

export interface FluxInstanceProps extends FluxObjectProps, Omit<SpecProps<FluxInstanceSpec>, 'distribution'> {
  /**
   * Name of the object.
   * @default 'flux', the only one that Flux Operator takes
   */
  readonly name?: string;
  /**
   * Which Flux to install.
   * @default - `version` the newest patch of the cluster's Flux, such as `2.10.x`, and `registry: ghcr.io/fluxcd`
   */
  readonly distribution?: Partial<FluxInstanceDistribution>;
}

/**
 * The Flux of a cluster, installed and kept up to date by Flux Operator.
 *
 * @example
 *
 *   new FluxInstance(cluster, 'flux', { cluster: { type: 'aws', size: 'medium' } });
 */
export class FluxInstance extends FluxConstruct<'FluxInstance'> {
  static isFluxInstance(x: unknown): x is FluxInstance {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return FluxInstance.isFluxInstance(x);
  }

  /** The FluxInstance of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): IFluxObject<'FluxInstance'> {
    return new KnownByName(scope, id, 'FluxInstance', props);
  }

  constructor(scope: Construct, id: string, props: FluxInstanceProps = {}) {
    super(scope, id, { ...props, name: props.name ?? NAME }, { kind: 'FluxInstance', write: withDistribution });
    brand(this, BRAND);
  }
}

function withDistribution(fields: SpecFields, instance: IFluxObject): SpecFields {
  const version = `${clusterContextOf(instance).flux}.x`;
  const given = Object.entries(fields.distribution ?? {}).filter(([, value]) => value !== undefined);
  return { ...fields, distribution: { version, registry: REGISTRY, ...Object.fromEntries(given) } };
}
