import type { FileTree } from '../model/index.js';

import { contentHash } from './content-hash.js';
import type { TreeFacts } from './dependencies.js';
import { readTreeFile } from './read-tree-file.js';
import { type PathKind, TreeIndex } from './tree-index.js';

/** What a tree says, each file read and hashed once. */
export class KnownTree implements TreeFacts {
  private readonly index: TreeIndex;
  private readonly hashes = new Map<string, string>();

  constructor(private readonly tree: FileTree) {
    this.index = new TreeIndex(tree);
  }

  kind(path: string): PathKind {
    return this.index.kind(path);
  }

  list(path: string): readonly string[] {
    return this.index.list(path);
  }

  content(path: string): string {
    const known = this.hashes.get(path);
    if (known !== undefined) return known;
    const hash = this.read(path);
    this.hashes.set(path, hash);
    return hash;
  }

  /** The problem of a file that cannot be read is no hash, so that no answer holds for it. */
  private read(path: string): string {
    const file = this.tree.files.get(path);
    const content = file === undefined ? new Uint8Array() : readTreeFile(path, file);
    return content instanceof Uint8Array ? contentHash(content) : content.message;
  }
}
