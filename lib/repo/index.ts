/**
 * repo: the files of a repository and Git. What comes in is a RepoTree and a folder; what goes out are files on disk,
 * written so that a run can be killed, repeated and refused, and findings about what stood in the way. It must not
 * decide what the files say, read the environment or print.
 */
export { headerOf } from './header.js';
export { type RenderedFile, renderTree } from './render-tree.js';
export { writePreview } from './write-preview.js';
export type { WriteOptions } from './write-options.js';
export { planWrite, type WritePlan } from './plan-write.js';
export type { PlannedFile } from './compare-file.js';
export type { WriteResult } from './apply-plan.js';
export { writeTree } from './write-tree.js';
export { unknownRepository } from './unknown-repository.js';

export { tryReadText, writeText } from './text-file.js';
export { readVendored } from './read-vendored.js';
export { readYamlFiles, type YamlText } from './read-yaml-files.js';

export { type ReadTree, type ReadTreeOptions, readTree } from './read-tree.js';
export { type GitIdentity, readGitIdentity } from './read-git-identity.js';
export { treeOfFiles } from './tree-of-files.js';
