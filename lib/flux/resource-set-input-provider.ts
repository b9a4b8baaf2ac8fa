import type { Construct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, IFluxObject, SpecProps } from './flux-object.js';
import type { ResourceSetInputProviderSpec } from './generated/resource-set-input-provider-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';

const BRAND = Symbol.for('cdk8s-fluxcd.ResourceSetInputProvider');
const KIND = 'ResourceSetInputProvider';

export interface ResourceSetInputProviderProps
  extends FluxObjectProps,
    SpecProps<ResourceSetInputProviderSpec, 'type'> {}

/**
 * Inputs for ResourceSets from outside: pull requests, branches, tags, artifacts, a service.
 *
 * @example
 *
 *   new ResourceSetInputProvider(cluster, 'previews', {
 *     type: 'GitHubPullRequest',
 *     url: 'https://github.com/example/shop',
 *     filter: { labels: ['preview'] },
 *   });
 */
export class ResourceSetInputProvider extends FluxConstruct<typeof KIND> {
  static isResourceSetInputProvider(x: unknown): x is ResourceSetInputProvider {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return ResourceSetInputProvider.isResourceSetInputProvider(x);
  }

  /** A ResourceSetInputProvider of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): IFluxObject<typeof KIND> {
    return new KnownByName(scope, id, KIND, props);
  }

  constructor(scope: Construct, id: string, props: ResourceSetInputProviderProps) {
    super(scope, id, props, { kind: KIND });
    brand(this, BRAND);
  }
}
