import { Construct } from 'constructs';

import { preferredApiVersion } from '../api/index.js';
import { withArticle } from '../util/index.js';

import { brand, hasBrand } from './brand.js';
import { type ClusterContext, clusterContextOf, objectsNamespaceOf } from './context.js';
import type { FluxReference, IFluxObject, IHelmRelease } from './flux-object.js';
import { misuse, textProp } from './misuse.js';

const BRAND = Symbol.for('cdk8s-fluxcd.KnownByName');

/** How something is named that exists in the cluster without this app. */
export interface KnownByNameProps {
  readonly name: string;
  /** @default - that of Flux; for a HelmRelease that of the objects around it, which has to be given where there is none */
  readonly namespace?: string;
  /** @default - the preferred one of the cluster's Flux */
  readonly apiVersion?: string;
}

/** A Flux object that someone else makes: references to it are written and trusted, and reported as `unknown`. */
export class KnownByName<Kind extends string = string> extends Construct implements IFluxObject<Kind> {
  static isKnownByName(x: unknown): x is KnownByName {
    return hasBrand(x, BRAND);
  }

  readonly ref: FluxReference<Kind>;

  constructor(scope: Construct, id: string, kind: Kind, props: KnownByNameProps) {
    super(scope, id);
    const cluster = clusterContextOf(this);
    const name = textProp(this, 'name', props?.name);
    if (name === undefined || name === '')
      throw misuse(this, `${withArticle(kind)} that is known by name needs one; give "name"`);
    const namespace = textProp(this, 'namespace', props.namespace) ?? this.defaultNamespace(cluster);
    if (namespace === undefined) throw misuse(this, `${withArticle(kind)} needs a namespace; give "namespace"`);
    const apiVersion = props.apiVersion ?? preferredApiVersion(kind, cluster.flux);
    if (apiVersion === undefined) throw misuse(this, `Flux ${cluster.flux} has no ${kind}`);
    this.ref = { apiVersion, kind, namespace, name };
    brand(this, BRAND);
  }

  /** Where such an object lives when nobody says; undefined asks the author. */
  protected defaultNamespace(cluster: ClusterContext): string | undefined {
    return cluster.fluxNamespace;
  }
}

export class HelmReleaseByName extends KnownByName<'HelmRelease'> implements IHelmRelease {
  /** HelmReleases live beside what they install. */
  protected override defaultNamespace(): string | undefined {
    return objectsNamespaceOf(this);
  }
}
