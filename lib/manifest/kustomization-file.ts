import type { JsonObject } from './json.js';

/** What a kustomization file says about everything below it. */
export interface KustomizationTransform {
  readonly namespace?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly images?: readonly MarkedImageTransform[] | undefined;
  readonly replicas?: readonly ReplicaTransform[] | undefined;
}

/** An entry of `images` in a kustomization file. */
export interface ImageTransform {
  readonly name: string;
  readonly newName?: string | undefined;
  readonly newTag?: string | undefined;
  readonly digest?: string | undefined;
}

/** What image automation may look after in an entry of `images`. */
export const IMAGE_VALUES = ['newName', 'newTag', 'digest'] as const;

export type ImageValue = (typeof IMAGE_VALUES)[number];

/** An entry of `images`, and the comments behind its values. */
export interface MarkedImageTransform extends ImageTransform {
  readonly markers?: Readonly<Partial<Record<ImageValue, string>>> | undefined;
}

/** An entry of `replicas` in a kustomization file. */
export interface ReplicaTransform {
  /** That of a Deployment, ReplicaSet, ReplicationController or StatefulSet, in any namespace. */
  readonly name: string;
  readonly count: number;
}

/** An entry of `patches` in a kustomization file. */
export interface Patch {
  readonly target?: PatchTarget | undefined;
  /** A strategic merge patch (map) or JSON 6902 operations (list). */
  readonly patch: JsonObject | readonly JsonObject[];
}

/** Fields are regular expressions anchored at both ends, as kustomize reads them. */
export interface PatchTarget {
  readonly group?: string | undefined;
  readonly version?: string | undefined;
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
  readonly labelSelector?: string | undefined;
  readonly annotationSelector?: string | undefined;
}
