import type { Origin } from '../../diagnostics/index.js';
import type { KubeObject, ObjectReference } from '../../manifest/index.js';

/** Where Flux begins in one cluster: the Kustomization that bootstrap or Flux Operator made, and its source. */
export interface Entry {
  /** Name of the cluster: the last segment of its folder that tells it from the others. */
  readonly cluster: string;
  /** Folder that it builds, relative to the root of the artifact; `''` is the root. */
  readonly path: string;
  /** As it stands in `gotk-sync.yaml`, or as bootstrap and Flux Operator make it. */
  readonly kustomization: KubeObject;
  /** The object of its source, likewise. */
  readonly source: KubeObject;
  /** Flux minor, `''` when nothing tells. */
  readonly flux: string;
  /** Flux to the patch, such as `2.9.1`, where that is told. @default - only the minor is known, if that */
  readonly version?: string | undefined;
  /** The file that speaks of it. */
  readonly origin: Origin;
  /** What is in the cluster without being in the repository: references to it are trusted. */
  readonly installed: readonly ObjectReference[];
  /** Variables in its path that nothing sets, so that nobody knows the folder; sorted. @default - none */
  readonly unresolved?: readonly string[] | undefined;
  /** Values of variables that follow from where its file lies, by name. @default - none */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}
