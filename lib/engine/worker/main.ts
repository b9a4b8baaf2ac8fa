/** The program of a worker thread: one Go program, one request after the other. It is bundled into a file of its own. */
import { parentPort, workerData } from 'node:worker_threads';

import type { FileTree } from '../../model/index.js';

import { TreeIndex, type TreePaths } from '../tree-index.js';
import { type GoProgram, startGoProgram } from './go-program.js';
import type { RawAnswer, WorkerMessage, WorkerRequest, WorkerStart } from './messages.js';
import { RecordedFiles } from './recorded-files.js';

interface KnownTree {
  readonly files: FileTree['files'];
  readonly index: TreeIndex;
}

const trees = new Map<number, KnownTree>([[0, knownTree({ files: new Map() })]]);

void start(workerData as WorkerStart);

async function start({ module, glue }: WorkerStart): Promise<void> {
  const program = await startGoProgram(module, glue);
  parentPort?.on('message', (request: WorkerRequest) => tell(tryAnswer(program, request)));
  tell({ type: 'ready' });
}

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function tryAnswer(program: GoProgram, request: WorkerRequest): WorkerMessage {
  try {
    return { type: 'answer', answer: answer(program, request) };
  } catch (error) {
    return { type: 'crashed', output: `${program.output()}${error}` };
  }
}

function answer(program: GoProgram, { request, tree, files, folders }: WorkerRequest): RawAnswer {
  if (files !== undefined) trees.set(tree, knownTree({ files, folders }));
  const known = trees.get(tree);
  if (known === undefined) throw new Error(`no tree ${tree}`);
  const recorded = new RecordedFiles(known.files, known.index);
  const text = program.run(request, recorded);
  if (recorded.problem === undefined) return { text, dependencies: recorded.dependencies() };
  return { text: JSON.stringify({ error: recorded.problem }), dependencies: undefined };
}

function knownTree(paths: TreePaths): KnownTree {
  return { files: paths.files, index: new TreeIndex(paths) };
}
