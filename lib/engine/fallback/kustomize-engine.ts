import { posix } from 'node:path';

import { isBlank, isKubeObject, parseYaml } from '../../manifest/index.js';
import type { FileTree } from '../../model/index.js';
import { cleanPath } from '../../util/index.js';

import type {
  BuildAnswer,
  BuildRequest,
  Engine,
  EngineProblem,
  PathsAnswer,
  ReadAnswer,
  SubstituteAnswer,
} from '../engine.js';
import { readTreeFile } from '../read-tree-file.js';
import { TreeIndex } from '../tree-index.js';
import { DiskCopies } from './disk-copies.js';
import { foreignReference } from './foreign-reference.js';
import { readDocuments } from './read-documents.js';
import { runKustomize } from './run-kustomize.js';

const CURE = 'needs the WebAssembly engine: npm run build:engine, with Go 1.26';

/**
 * What a plain `kustomize` can do for us where the WebAssembly engine is missing: folders with a kustomization file, of
 * Kustomizations that change nothing. All else is an `unsupported` problem, never a guess. Three things may differ from
 * the engine, all in rare files: values are read as YAML 1.2 (kustomize prints most of what YAML 1.1 reads otherwise in
 * quotes); no file is known for an object; what Flux leaves out of artifacts by itself is there.
 */
export class KustomizeEngine implements Engine {
  private readonly copies = new DiskCopies();

  constructor(
    private readonly program: string,
    /** Milliseconds for one build. */
    private readonly timeout: number,
  ) {}

  async build(tree: FileTree, { path, spec }: BuildRequest): Promise<BuildAnswer> {
    const folder = cleanPath(path).path;
    const problem = refusalOf(tree, folder, spec);
    if (problem !== undefined) return failed(problem);
    const root = this.copies.folderOf(tree);
    const output = await runKustomize({ program: this.program, root, folder, timeout: this.timeout });
    return typeof output === 'string' ? toAnswer(output) : failed(output);
  }

  async substitute(): Promise<SubstituteAnswer> {
    return { objects: [], problem: { reason: 'unsupported', message: `substitution ${CURE}` } };
  }

  async read(tree: FileTree, path: string): Promise<ReadAnswer> {
    const file = tree.files.get(path);
    const content = readTreeFile(path, file ?? { text: '' });
    if (!(content instanceof Uint8Array)) return { documents: [], problem: content };
    return readDocuments(path, Buffer.from(content).toString());
  }

  /** Flux's own exclusions hardly ever hide what a kustomization file names; patterns of the author well may. */
  async ignored({ files }: FileTree, ignore: string | undefined): Promise<PathsAnswer> {
    const hasFile = [...files.keys()].some((path) => posix.basename(path) === '.sourceignore');
    if (!hasFile && ignore === undefined) return { paths: [] };
    return { paths: [], problem: { reason: 'unsupported', message: `leaving out files ${CURE}` } };
  }

  async glob(): Promise<PathsAnswer> {
    return { paths: [], problem: { reason: 'unsupported', message: `matching patterns ${CURE}` } };
  }

  async close(): Promise<void> {
    this.copies.close();
  }
}

function refusalOf(tree: FileTree, folder: string, spec: BuildRequest['spec']): EngineProblem | undefined {
  if (new TreeIndex(tree).kind(folder) !== 'folder') {
    return { reason: 'path-missing', message: `folder "${folder}" is not there` };
  }
  const [field] = Object.keys(spec).filter((name) => !isBlank(spec[name]));
  const why = field === undefined ? foreignReference(tree, folder) : `spec.${field} is set`;
  return why === undefined ? undefined : { reason: 'unsupported', message: `${why}; this ${CURE}` };
}

function toAnswer(output: string): BuildAnswer {
  const objects = parseYaml(output).documents.filter(isKubeObject);
  return { objects: objects.map((object) => ({ object, file: '' })), remote: [] };
}

function failed(problem: EngineProblem): BuildAnswer {
  return { objects: [], remote: [], problem };
}
