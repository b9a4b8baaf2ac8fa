import { ApiObject, type JsonPatch } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';

import { type FluxMinor, preferredApiVersion, servedVersions } from '../api/index.js';
import { quotedList } from '../util/index.js';

import { brand, hasBrand } from './brand.js';
import type { ClusterContext } from './context.js';
import { defaultObject } from './default-object.js';
import type { FluxObjectProps, FluxReference } from './flux-object.js';
import { misuse, textProp } from './misuse.js';
import { markOwnResolution, resolveObject } from './resolve.js';
import type { SpecFields } from './spec.js';

const BRAND = Symbol.for('cdk8s-fluxcd.FluxResource');

/** Where references to a Flux object would dangle if a patch moved it. */
const PROTECTED = ['/metadata/name', '/metadata/namespace', '/spec/path'];

/** The L1 of every Flux construct, child `Resource`. */
export class FluxResource extends ApiObject {
  static isFluxResource(x: unknown): x is FluxResource {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): x is FluxResource {
    return FluxResource.isFluxResource(x);
  }

  /** `c` itself, or its default child; throws when that is no Flux object of ours. */
  static override of(c: IConstruct): FluxResource {
    return defaultObject(c, FluxResource.isFluxResource, 'Flux object');
  }

  constructor(scope: Construct, reference: FluxReference, props: FluxObjectProps, spec: SpecFields) {
    const { apiVersion, kind, name, namespace } = reference;
    const { labels, annotations } = props;
    super(scope, 'Resource', { apiVersion, kind, metadata: { name, namespace, labels, annotations }, spec });
    brand(this, BRAND);
    markOwnResolution(this);
  }

  /** @throws when an operation would change what references to this object rely on */
  override addJsonPatch(...ops: JsonPatch[]): void {
    for (const op of ops) rejectProtected(this, op);
    super.addJsonPatch(...ops);
  }

  /** Keeps nulls and key order, unlike the stock method. */
  // biome-ignore lint/suspicious/noExplicitAny: the signature is cdk8s'
  override toJson(): any {
    return resolveObject(this);
  }
}

function rejectProtected(object: ApiObject, patch: JsonPatch): void {
  const { op, path, from } = patch._toJson() as { op: string; path: string; from?: string };
  const touched = [...(op === 'test' || op === undefined ? [] : [path]), ...(op === 'move' && from ? [from] : [])];
  const hit = PROTECTED.find((place) => touched.some((at) => place === at || place.startsWith(`${at}/`)));
  if (hit !== undefined) {
    throw new Error(
      `"${object.node.path}": a JSON patch on "${hit}" would leave references to ${object.kind} "${object.name}" dangling; use the props`,
    );
  }
}

/** What a Flux object is called, from its props and the cluster; @throws when the cluster's Flux does not serve it. */
export function referenceOf<Kind extends string>(
  construct: Construct,
  kind: Kind,
  cluster: ClusterContext,
  given: { props: FluxObjectProps; namespace: string },
): FluxReference<Kind> {
  const { props, namespace } = given;
  return {
    apiVersion: checkedApiVersion(construct, kind, cluster.flux, props.apiVersion),
    kind,
    namespace: withinTenant(construct, cluster, textProp(construct, 'namespace', props.namespace) ?? namespace),
    name: textProp(construct, 'name', props.name) ?? construct.node.id,
  };
}

/** Outside its namespace, a tenant would have the rights that somebody has there. */
function withinTenant(construct: Construct, { tenant }: ClusterContext, namespace: string): string {
  if (tenant === undefined || namespace === tenant.namespace) return namespace;
  const what = `is in the Tenant "${tenant.name}", whose namespace is "${tenant.namespace}", not "${namespace}"`;
  throw misuse(construct, `${what}; take that one, or place it outside of the Tenant`);
}

function checkedApiVersion(construct: Construct, kind: string, flux: FluxMinor, given: string | undefined): string {
  const served = servedVersions(kind, flux);
  const apiVersion = given ?? preferredApiVersion(kind, flux);
  if (apiVersion !== undefined && served.includes(apiVersion)) return apiVersion;
  const offer = served.length === 0 ? `Flux ${flux} has no ${kind}` : `it serves ${quotedList(served)}`;
  const wrong = given === undefined ? '' : `Flux ${flux} does not serve ${kind} as "${given}"; `;
  throw new Error(`"${construct.node.path}": ${wrong}${offer}`);
}
