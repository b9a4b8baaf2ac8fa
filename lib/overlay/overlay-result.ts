import type { KubeObject } from '../manifest/index.js';

export interface OverlayResult {
  /** In the order they were given. What nothing changes is the very object that was given. */
  readonly objects: readonly KubeObject[];
  /** Where kustomize refuses, or where its result is not known. Empty: `objects` is exactly what kustomize builds. */
  readonly problems: readonly OverlayProblem[];
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
