import type { FoundEntries } from './entries/find-entries.js';
import type { RepositoryAtHand } from './repository-at-hand.js';

export interface BuildInput {
  /** The first one is the one whose entries are built; the others are sources. */
  readonly repositories: readonly [RepositoryAtHand, ...RepositoryAtHand[]];
  /** Folders or names of the clusters to build; all that are found when there are none. */
  readonly clusters?: readonly string[] | undefined;
  /** What was found of them before, so that nobody looks again. @default - they are looked for */
  readonly entries?: FoundEntries | undefined;
  /** Variables that come from outside the repositories, by name. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
  /**
   * Whether `declared` is there too for a Kustomization whose own fields change the build: that takes a second build.
   * @default true
   */
  readonly declared?: boolean | undefined;
}
