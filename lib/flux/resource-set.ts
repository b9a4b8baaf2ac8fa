import type { Construct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, IFluxObject, SpecProps } from './flux-object.js';
import type { ResourceSetSpec, ResourceSetStep } from './generated/resource-set-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';
import { type ResourceTemplate, resourceTemplates } from './resource-templates.js';
import type { SpecFields } from './spec.js';

const BRAND = Symbol.for('cdk8s-fluxcd.ResourceSet');

export interface ResourceSetProps extends FluxObjectProps, Omit<SpecProps<ResourceSetSpec>, 'resources' | 'steps'> {
  /** Objects to apply, as templates; not with `steps`. @default - none */
  readonly resources?: readonly ResourceTemplate[] | null;
  /** Objects to apply one group after the other; not with `resources` and `resourcesTemplate`. @default - none */
  readonly steps?: readonly ResourceSetStepProps[] | null;
}

export interface ResourceSetStepProps extends Omit<ResourceSetStep, 'resources'> {
  /** Objects of the step, as templates. @default - those of `resourcesTemplate` only */
  readonly resources?: readonly ResourceTemplate[];
}

/**
 * Objects made of templates, once for each set of inputs.
 *
 * @example
 *
 *   new ResourceSet(cluster, 'tenants', {
 *     inputs: [{ tenant: 'a' }, { tenant: 'b' }],
 *     resources: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'tenant-<< inputs.tenant >>' } }],
 *   });
 */
export class ResourceSet extends FluxConstruct<'ResourceSet'> {
  static isResourceSet(x: unknown): x is ResourceSet {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return ResourceSet.isResourceSet(x);
  }

  /** A ResourceSet of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): IFluxObject<'ResourceSet'> {
    return new KnownByName(scope, id, 'ResourceSet', props);
  }

  constructor(scope: Construct, id: string, props: ResourceSetProps = {}) {
    super(scope, id, props, { kind: 'ResourceSet', write: written });
    brand(this, BRAND);
  }
}

function written(fields: SpecFields, set: IFluxObject): SpecFields {
  const { resources, steps } = fields;
  return {
    ...fields,
    ...(resources === undefined ? {} : { resources: resourceTemplates(set, 'resources', resources) }),
    ...(Array.isArray(steps) ? { steps: steps.map((step: unknown, index) => writtenStep(set, index, step)) } : {}),
  };
}

function writtenStep(set: IFluxObject, index: number, step: unknown): unknown {
  const { resources } = (step ?? {}) as ResourceSetStepProps;
  if (resources === undefined) return step;
  return { ...(step as object), resources: resourceTemplates(set, `steps[${index}].resources`, resources) };
}
