/**
 * engine: the real kustomize in this process, as WebAssembly in worker threads, with its answers kept on disk. What
 * comes in are file trees and requests, what goes out are objects and problems as data. It must not know clusters or
 * sources, and it reads only the files of the trees it is given, its own program and its cache.
 */
export { type EngineOptions, openEngine } from './open-engine.js';
export { EngineMissing } from './engine-missing.js';
export { engineCacheFolder } from './cache-folder.js';
export type {
  BuildAnswer,
  BuildRequest,
  BuildSpec,
  BuiltObject,
  Engine,
  EngineProblem,
  GlobRequest,
  PathsAnswer,
  ReadAnswer,
  ReadDocument,
  SubstituteAnswer,
  SubstitutedObject,
  SubstituteRequest,
} from './engine.js';
export { treeText } from './tree-text.js';
