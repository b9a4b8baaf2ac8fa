import type { KubeObject, Patch } from '../../manifest/index.js';

/** What an overlay holds, before its own kustomization file does anything but patch. */
export interface OverlayObjects {
  readonly patched: readonly PatchedObject[];
  /** All that is not patched, or stays as it is patched: what is lifted has to leave it alone. */
  readonly others: readonly KubeObject[];
  /** Those of `others` whose images a machine may change, so that no field may say what they are. */
  readonly pinned: ReadonlySet<KubeObject>;
}

export interface PatchedObject {
  /** As the patch meets it. */
  readonly from: KubeObject;
  readonly to: KubeObject;
  readonly patch: Patch['patch'];
}
