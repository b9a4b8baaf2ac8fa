import type { Finding } from '../diagnostics/index.js';
import type { Engine } from '../engine/index.js';
import type { FleetModel } from '../model/index.js';

import type { RepositoryAtHand } from './repository-at-hand.js';

export interface BuildInput {
  /** The first one is the one whose entries are built; the others are sources. */
  readonly repositories: readonly [RepositoryAtHand, ...RepositoryAtHand[]];
  /** Entry folders to build, relative to the first repository; all that are found when there are none. */
  readonly clusters?: readonly string[] | undefined;
  /** Variables that come from outside the repositories, by name. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

export interface BuiltFleet {
  readonly model: FleetModel;
  /** Sorted. */
  readonly findings: readonly Finding[];
}

/** What the controllers of every cluster of a repository would apply. Throws nothing for what is in the files. */
export declare function buildFleet(engine: Engine, input: BuildInput): Promise<BuiltFleet>;
