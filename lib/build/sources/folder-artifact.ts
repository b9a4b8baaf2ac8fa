import type { FileTree } from '../../model/index.js';
import { joinPath } from '../../util/index.js';

import type { RepositoryAtHand } from '../repository-at-hand.js';
import type { Artifact } from './artifact.js';
import { subTree } from './sub-tree.js';

/** The artifact that is one folder of a repository. */
export function folderArtifact(repository: RepositoryAtHand, root: string, tree?: FileTree): Artifact {
  return {
    tree: tree ?? subTree(repository.tree, root),
    repository: repository.name,
    root,
    placeOf: (path) => ({ repository, path: joinPath(root, path) }),
    shown: (path) => joinPath(repository.shown, root, path),
  };
}
