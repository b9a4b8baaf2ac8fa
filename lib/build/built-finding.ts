import type { FindingCode, FindingInput } from '../diagnostics/index.js';
import type { EngineProblem } from '../engine/index.js';
import type { FileTree } from '../model/index.js';
import { didYouMean } from '../util/index.js';

import type { Artifact } from './artifact.js';
import { clampedPath } from './clamped-path.js';
import { specOf, textOf } from './fields.js';
import { type Task, taskName } from './task.js';

const CODES: Readonly<Record<EngineProblem['reason'], FindingCode>> = {
  'path-missing': 'FLX602',
  build: 'FLX601',
  read: 'FLX601',
  limit: 'FLX613',
  unsupported: 'FLX615',
};

/** What the engine says about a folder that it cannot build, as a finding. */
export function builtFinding(task: Task, problem: EngineProblem, artifact: Artifact): FindingInput {
  if (problem.reason === 'path-missing') return missingPath(task, artifact);
  const { file, line, message } = problem;
  return {
    code: CODES[problem.reason],
    subject: taskName(task),
    path: 'spec.path',
    message: `"${writtenPath(task)}" does not build: ${message}`,
    at: file === undefined ? task.origin : { file: artifact.shown(file), line },
  };
}

function missingPath(task: Task, { tree }: Artifact): FindingInput {
  const path = clampedPath(writtenPath(task));
  const suggestion = didYouMean(path, foldersOf(tree));
  return {
    code: 'FLX602',
    subject: taskName(task),
    path: 'spec.path',
    message: `"${writtenPath(task)}" is no folder of its source`,
    hint: suggestion,
    at: task.origin,
  };
}

function writtenPath({ object }: Task): string {
  return textOf(specOf(object).path);
}

function foldersOf({ files }: FileTree): Set<string> {
  const folders = new Set<string>();
  for (const file of files.keys()) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}
