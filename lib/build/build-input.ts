import type { RepositoryAtHand } from './repository-at-hand.js';

export interface BuildInput {
  /** The first one is the one whose entries are built; the others are sources. */
  readonly repositories: readonly [RepositoryAtHand, ...RepositoryAtHand[]];
  /** Entry folders to build, relative to the first repository; all that are found when there are none. */
  readonly clusters?: readonly string[] | undefined;
  /** Variables that come from outside the repositories, by name. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
  /**
   * Whether `declared` is there too for a Kustomization whose own fields change the build: that takes a second build.
   * @default true
   */
  readonly declared?: boolean | undefined;
}
