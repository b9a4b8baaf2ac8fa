import type { Engine } from '../../engine/index.js';
import type { KubeObject } from '../../manifest/index.js';

import type { AppliedObjects } from '../applied-objects.js';
import type { Sources } from '../sources/sources.js';
import type { TaskResult } from './task-result.js';

/** What the Kustomizations of one cluster are built with. Nothing of it is shared with another cluster. */
export interface WalkContext {
  readonly engine: Engine;
  readonly sources: Sources;
  /** What is in the cluster so far. */
  readonly objects: AppliedObjects;
  /** What an earlier walk found in it in the end: a cluster goes on until nothing changes. */
  readonly earlier: AppliedObjects;
  /** Names with an unknown value that still stand in an applied object. */
  readonly unknown: Map<KubeObject, readonly string[]>;
  /** Values of variables that come from outside the repositories. */
  readonly variables: Readonly<Record<string, string>>;
  /** The names of those that were filled in. */
  readonly used: Set<string>;
  /** Whether a variable without value and default is an error. */
  readonly strict: boolean;
  /** Whether anything tells the Flux of the cluster; it is taken for the newest where nothing does. */
  readonly isVersionKnown: boolean;
  readonly imagesReplaceEntry: boolean;
  /** Whether to build what the kustomization files make by themselves, where that is something else. */
  readonly declared: boolean;
  /** What came of the Kustomizations that are done, by key. */
  readonly results: Map<string, TaskResult>;
}
