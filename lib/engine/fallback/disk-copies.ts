import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { FileTree } from '../../model/index.js';

import { readTreeFile } from '../read-tree-file.js';

/** Trees as folders, for a program that reads the disk. */
export class DiskCopies {
  private readonly folders = new Map<FileTree, string>();

  folderOf(tree: FileTree): string {
    const known = this.folders.get(tree);
    if (known !== undefined) return known;
    const folder = mkdtempSync(join(tmpdir(), 'flux-fleet-kustomize-'));
    this.folders.set(tree, folder);
    for (const [path, file] of tree.files) copy(join(folder, path), readTreeFile(path, file));
    return folder;
  }

  close(): void {
    for (const folder of this.folders.values()) rmSync(folder, { recursive: true, force: true });
    this.folders.clear();
  }
}

/** What cannot be read is missing, and whoever needs it says so. */
function copy(path: string, content: ReturnType<typeof readTreeFile>): void {
  if (!(content instanceof Uint8Array)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
