import type { Origin } from '../diagnostics/index.js';
import type { KustomizationTransform, Patch } from '../manifest/index.js';
import type { GeneratorModel, ObjectModel, VendoredModel } from '../model/index.js';

import type { Comments } from './change-marked.js';

/** What one folder of a repository gets, whoever put it there. Paths are relative to the root of the repository. */
export interface FolderPlan extends FolderContent {
  readonly path: string;
  /** Whether a kustomization file lists what is here; else Flux looks for itself. */
  readonly kustomizationFile: boolean;
  /** Namespace that file names need not repeat. */
  readonly namespace: string;
  /** Folders with a kustomization file of their own: the base, and those of Folders. */
  readonly folders: readonly string[];
  /** Where the components of Flux are, in an entry folder. */
  readonly fluxFolder?: string | undefined;
  readonly origin: Origin;
}

/** What lies in a folder besides other folders, and what its kustomization file does to all of it. */
export interface FolderContent {
  readonly objects: readonly ObjectModel[];
  readonly patches: readonly PlannedPatch[];
  readonly vendored: readonly VendoredModel[];
  readonly generators: readonly GeneratorModel[];
  readonly transform: KustomizationTransform;
}

export interface PlannedPatch extends Patch {
  /** Relative to the folder. */
  readonly file: string;
  /** Image automation markers, by JSON pointer. */
  readonly comments?: Comments | undefined;
  /** Where the object was made that it leads to. */
  readonly origin: Origin;
}
