import type { FileTree } from '../../model/index.js';

import { contentHash } from '../content-hash.js';
import { type Dependencies, hashFacts } from '../dependencies.js';
import type { EngineProblem } from '../engine.js';
import { readTreeFile } from '../read-tree-file.js';
import type { TreeIndex } from '../tree-index.js';
import type { GoFiles } from './go-program.js';

const KIND_NUMBER = { missing: 0, file: 1, folder: 2 } as const;
const NOTHING = new Uint8Array();

/** A tree as the Go program asks it during one request, with a record of what it asked. */
export class RecordedFiles implements GoFiles {
  /** The first file that could not be read: the answer means nothing then. */
  problem: EngineProblem | undefined;
  private readonly contents = new Map<string, string>();
  private readonly lists = new Set<string>();
  private readonly kinds = new Set<string>();

  constructor(
    private readonly files: FileTree['files'],
    private readonly index: TreeIndex,
  ) {}

  readonly kind = (path: string): number => {
    this.kinds.add(path);
    return KIND_NUMBER[this.index.kind(path)];
  };

  readonly list = (path: string): string => {
    this.lists.add(path);
    return this.index.list(path).join('\n');
  };

  readonly read = (path: string): Uint8Array => {
    const file = this.files.get(path);
    const bytes = file === undefined ? NOTHING : readTreeFile(path, file);
    if (bytes instanceof Uint8Array) {
      this.contents.set(path, contentHash(bytes));
      return bytes;
    }
    this.problem ??= bytes;
    return NOTHING;
  };

  dependencies(): Dependencies {
    const asked = {
      reads: [...this.contents.keys()],
      lists: [...this.lists],
      kinds: [...this.kinds].filter((path) => !this.contents.has(path)),
    };
    const { index } = this;
    const content = (path: string) => this.contents.get(path) ?? '';
    const hash = hashFacts(asked, { content, list: (path) => index.list(path), kind: (path) => index.kind(path) });
    return { ...asked, hash };
  }
}
