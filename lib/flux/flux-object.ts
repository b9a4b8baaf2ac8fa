import { Construct, type IConstruct } from 'constructs';

import type { ObjectReference } from '../manifest/index.js';

/**
 * Anything that stands for one Flux object of a kind: made here, or only named by `fromName`. The kind is part of the
 * type, so that the compiler refuses a HelmRepository where Flux takes none.
 */
export interface IFluxObject<Kind extends string = string> extends IConstruct {
  /** The object as references name it; the namespace is always given. */
  readonly ref: FluxReference<Kind>;
}

/** Told by what it has: one of a second copy of this library is one too. */
export function isFluxObject(x: unknown): x is IFluxObject {
  return Construct.isConstruct(x) && typeof (x as Partial<IFluxObject>).ref?.kind === 'string';
}

export type SourceKind =
  | 'GitRepository'
  | 'OCIRepository'
  | 'Bucket'
  | 'HelmRepository'
  | 'HelmChart'
  | 'ExternalArtifact';

export interface ISource<Kind extends SourceKind = SourceKind> extends IFluxObject<Kind> {}

/** A Flux Kustomization, not a kustomization file. */
export interface IKustomization extends IFluxObject<'Kustomization'> {}

export interface IHelmRelease extends IFluxObject<'HelmRelease'> {}

export interface FluxReference<Kind extends string = string> extends ObjectReference {
  readonly kind: Kind;
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

/**
 * The fields of a `spec` as props or defaults: `null` removes a default from further out, `undefined` takes it.
 * `Required` names what no default can give.
 */
export type SpecProps<Spec, Required extends keyof Spec = never> = {
  readonly [K in keyof Spec as Exclude<K, Required>]?: Spec[K] | NoneOf<Spec[K]>;
} & { readonly [K in Required]: Spec[K] };

/** What Flux requires cannot be removed. */
type NoneOf<Value> = undefined extends Value ? null : never;

/** One of the fields, and none of the others. */
export type ExactlyOne<T> = {
  [K in keyof T]-?: Required<Pick<T, K>> & { readonly [P in Exclude<keyof T, K>]?: never };
}[keyof T];

/** Labels and annotations for what comes of an object. */
export interface MetadataTemplate {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Something in the same namespace by its name: a Secret, a ConfigMap, a construct that is one. */
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
