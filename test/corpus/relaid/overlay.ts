import type { KubeObject } from '../../../lib/manifest/index.js';

/** A folder that Flux builds, and what kustomize makes of it. */
export interface Overlay {
  /** Relative to the repository root. */
  readonly path: string;
  readonly objects: readonly OverlayObject[];
}

export interface OverlayObject {
  readonly object: KubeObject;
  /** The file that the object is written in, relative to the repository root; `''` where that cannot be told. */
  readonly file: string;
}
