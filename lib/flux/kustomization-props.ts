import type { Dependency } from './dependency.js';
import type { FluxObjectProps, SpecProps } from './flux-object.js';
import type { KustomizationSpec } from './generated/kustomization-spec.js';

/** What the objects placed in a Kustomization or Cluster get when they do not say. */
export interface ObjectDefaults {
  /** Namespace for kinds that have one. @default - none */
  readonly namespace?: string;
  /** Labels for all of them. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}

export interface KustomizationProps extends FluxObjectProps, SpecProps<KustomizationSpec> {
  /** What it waits for: any construct of the cluster, or a name as Flux writes it. @default - nothing */
  readonly dependsOn?: readonly Dependency[];
  /** Defaults for the objects placed in it; not for the Kustomization itself. @default - none */
  readonly objects?: ObjectDefaults;
  /**
   * Folder that holds what all Kustomizations and Folders with the same base agree on, relative to the repository root;
   * `path` then only holds what differs.
   * @default - what `layout` of the Repository says, where neither `path` nor another source is given; else all of it
   * lies in `path`
   */
  readonly base?: string;
  /**
   * Whether the base takes the values of this one where those that share it differ. Several may say so as long as they
   * agree.
   * @default - where none says so, the base takes those of the reference cluster, if there is one
   */
  readonly reference?: boolean;
}
