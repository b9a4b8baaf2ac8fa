import type { CopiedFile } from '../sources/copied-artifact.js';
import { ancestorsOf } from '../sources/sub-tree.js';
import { CopyRefused } from './copy-refused.js';

/** An artifact while copies fill it. */
export class StagedFiles {
  private readonly byPath = new Map<string, CopiedFile>();
  private readonly folders = new Set(['']);

  get files(): ReadonlyMap<string, CopiedFile> {
    return this.byPath;
  }

  isFolder(path: string): boolean {
    return this.folders.has(path);
  }

  /** A later file replaces an earlier one. @throws CopyRefused where a file and a folder would have one path */
  put(path: string, file: CopiedFile): void {
    const ancestors = ancestorsOf(path);
    const blocked = this.isFolder(path) ? path : ancestors.find((ancestor) => this.byPath.has(ancestor));
    if (blocked !== undefined) throw new CopyRefused(`makes "${blocked}" both a file and a folder`);
    for (const ancestor of ancestors) this.folders.add(ancestor);
    this.byPath.set(path, file);
  }
}
