import { Construct } from 'constructs';

import { preferredApiVersion } from '../api/index.js';

import { clusterContextOf } from './context.js';
import type { FluxReference, IHelmRelease, IKustomization, ISource } from './flux-object.js';

const KNOWN_BY_NAME = Symbol.for('cdk8s-fluxcd.KnownByName');

/** How something is named that exists in the cluster without this app. */
export interface KnownByNameProps {
  readonly name: string;
  /** @default - `flux-system` */
  readonly namespace?: string;
  /** @default - the preferred one of the cluster's Flux */
  readonly apiVersion?: string;
}

/** A Flux object that someone else makes: references to it are written and trusted, and reported as `unknown`. */
export class KnownByName extends Construct {
  static isKnownByName(x: unknown): x is KnownByName {
    return typeof x === 'object' && x !== null && KNOWN_BY_NAME in x;
  }

  readonly ref: FluxReference;

  constructor(scope: Construct, id: string, kind: string, props: KnownByNameProps) {
    super(scope, id);
    const cluster = clusterContextOf(this);
    const { name, namespace = cluster.fluxNamespace } = props;
    const apiVersion = props.apiVersion ?? preferredApiVersion(kind, cluster.flux);
    if (apiVersion === undefined) throw new Error(`"${this.node.path}": Flux ${cluster.flux} has no ${kind}`);
    this.ref = { apiVersion, kind, namespace, name };
    Object.defineProperty(this, KNOWN_BY_NAME, { value: true });
  }
}

export class SourceByName extends KnownByName implements ISource {
  readonly isSource = true;
}

export class KustomizationByName extends KnownByName implements IKustomization {
  readonly isFluxKustomization = true;
}

export class HelmReleaseByName extends KnownByName implements IHelmRelease {
  readonly isHelmRelease = true;
}
