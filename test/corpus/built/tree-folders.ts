import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { FileTree } from '../../../lib/model/index.js';

/** Trees as folders on disk, each written once; `remove` takes them all away. */
export class TreeFolders {
  private readonly root = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-corpus-'));
  private readonly folders = new Map<FileTree, string>();

  folderOf(tree: FileTree): string {
    const known = this.folders.get(tree);
    if (known !== undefined) return known;
    const folder = join(this.root, `${this.folders.size}`);
    this.folders.set(tree, folder);
    mkdirSync(folder);
    for (const [path, file] of tree.files) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      if ('text' in file) writeFileSync(target, file.text);
      else copyFileSync(file.disk, target);
    }
    return folder;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
