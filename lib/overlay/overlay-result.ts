import type { KubeObject, KustomizationTransform, ReplicaTransform } from '../manifest/index.js';

import type { GeneratorClash } from './generate.js';

export interface OverlayResult {
  /**
   * In the order they were given, generated ones behind those of their folder. What nothing changes is the very object
   * that was given.
   */
  readonly objects: readonly KubeObject[];
  /**
   * Where kustomize refuses, or where its result is not known. None, no clash and nothing unmatched: `objects` is
   * exactly what kustomize builds.
   */
  readonly problems: readonly OverlayProblem[];
  /** Entries of `replicas` that mean no object, where there are any: kustomize refuses them. */
  readonly unmatched?: readonly UnmatchedReplicas[] | undefined;
  /** Where some objects are generated. */
  readonly generated?: GeneratedResult | undefined;
}

export interface UnmatchedReplicas {
  /** The very one that was given. */
  readonly transform: KustomizationTransform;
  readonly entry: ReplicaTransform;
}

export interface GeneratedResult {
  /** The objects as they were given, in the order of `objects`. */
  readonly sources: readonly KubeObject[];
  /** Generated objects of which name or data is not known, as they were given: they are not among `objects`. */
  readonly open: readonly KubeObject[];
  readonly clashes: readonly GeneratorClash[];
}

export interface OverlayProblem {
  /** The object as it was given. */
  readonly object: KubeObject;
  /** The field it is about: `spec.containers[0].image`. */
  readonly path: string;
  /** Continues the path: lower case, no final period. */
  readonly message: string;
}

/** Takes what is wrong with one field of the object at hand. */
export type Report = (path: string, message: string) => void;
