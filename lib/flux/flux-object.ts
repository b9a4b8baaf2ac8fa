import type { IConstruct } from 'constructs';

import type { ObjectReference } from '../manifest/index.js';

/** Anything that stands for one Flux object: made here, or only named by `fromName`. */
export interface IFluxObject extends IConstruct {
  /** The object as references name it; the namespace is always given. */
  readonly ref: FluxReference;
}

/** A GitRepository, OCIRepository, Bucket, HelmRepository, HelmChart or ExternalArtifact. */
export interface ISource extends IFluxObject {
  /** Tells sources apart from other Flux objects at compile time. */
  readonly isSource: true;
}

/** A Flux Kustomization, not a kustomization file. */
export interface IKustomization extends IFluxObject {
  readonly isFluxKustomization: true;
}

export interface IHelmRelease extends IFluxObject {
  readonly isHelmRelease: true;
}

export interface FluxReference extends ObjectReference {
  readonly namespace: string;
}

/** What every Flux construct takes besides the fields of its `spec`. */
export interface FluxObjectProps {
  /**
   * Name of the object.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * Namespace of the Flux object itself.
   * @default - that of the Folder around it; else `flux-system`, for a HelmRelease the namespace of the objects around it
   */
  readonly namespace?: string;
  /**
   * Labels of the Flux object itself.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the Flux object itself.
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * API version, such as `source.toolkit.fluxcd.io/v1`; it must be one that the Flux of the cluster serves.
   * @default - the preferred one of the cluster's Flux
   */
  readonly apiVersion?: string;
  /**
   * File that holds the object, relative to the folder of its owner; several objects may share one.
   * @default - a file of its own, `<kind>-<name>.yaml`
   */
  readonly file?: string;
}

/** A Flux duration, such as `10m` or `1h30m`; a cdk8s `Duration` is taken too. */
export type FluxDuration = string | { toMilliseconds(): number };

/** `null` removes a default, `undefined` takes it. What Flux requires cannot be removed. */
export type Removable<T> = { readonly [K in keyof T]?: K extends RequiredField ? T[K] : T[K] | null };

type RequiredField = 'sourceRef' | 'url';

/** Names a key of something in the same namespace. */
export interface LocalReference {
  readonly name: string;
}

/** A source as Flux's references write it; emitted as it is. */
export interface SourceReference {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}
