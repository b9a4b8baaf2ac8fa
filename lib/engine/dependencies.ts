import { createHash } from 'node:crypto';

import type { PathKind } from './tree-index.js';

/** What an answer depends on: what was asked about the tree, and one hash of all that the tree said. */
export interface Dependencies {
  /** Paths of files whose content was read. */
  readonly reads: readonly string[];
  /** Paths of folders that were listed. */
  readonly lists: readonly string[];
  /** Paths of which only the kind was asked. */
  readonly kinds: readonly string[];
  readonly hash: string;
}

/** What a tree says, in short. */
export interface TreeFacts {
  /** Hash of the bytes of a file. */
  content(path: string): string;
  list(path: string): readonly string[];
  kind(path: string): PathKind;
}

/** Two trees with the same hash give the same answer. */
export function hashFacts(asked: Omit<Dependencies, 'hash'>, facts: TreeFacts): string {
  const lines = [
    ...asked.reads.map((path) => ['read', path, facts.content(path)]),
    ...asked.lists.map((path) => ['list', path, ...facts.list(path)]),
    ...asked.kinds.map((path) => ['kind', path, facts.kind(path)]),
  ];
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex');
}
