import type { FindingInput } from '../../diagnostics/index.js';
import type { KubeObject, ObjectId } from '../../manifest/index.js';
import type { BuildState, ObjectModel, SourceModel } from '../../model/index.js';

import type { SourceTrouble } from '../sources/artifact.js';
import type { Task } from './task.js';

/** What became of a Kustomization. */
export interface TaskResult {
  readonly task: Task;
  readonly source: SourceModel;
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly declared: readonly ObjectModel[];
  readonly applied: readonly ObjectModel[];
  /** Names with an unknown value whose `${…}` still stands in an applied object. */
  readonly unknown: ReadonlyMap<KubeObject, readonly string[]>;
  /** Whether something remote that is not read may change what it applies. */
  readonly isAltered?: boolean | undefined;
  readonly build: BuildState;
  readonly findings: readonly FindingInput[];
  /** The source that could not be followed, for one finding per cluster. */
  readonly unfollowed?: SourceTrouble | undefined;
  /** The objects of `substituteFrom` that were not there. */
  readonly missed?: readonly ObjectId[] | undefined;
  /** The objects of `substituteFrom` that keep their values, likewise. */
  readonly closed?: readonly ClosedSource[] | undefined;
}

/** An object that gives variables whose values are not known here. */
export interface ClosedSource {
  readonly id: ObjectId;
  /** Whether it lies in a repository: then its values are not read, else nobody knows them. */
  readonly isApplied: boolean;
  /** Whether Flux goes on without it. @default false */
  readonly isOptional?: boolean | undefined;
  /** The variables that are needed of it. */
  readonly names: readonly string[];
}
