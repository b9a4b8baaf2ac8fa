import type { FindingInput } from '../diagnostics/index.js';
import { originOfFile, type RepoFile } from '../model/index.js';

import { foldersOf } from './ancestors.js';
import { pathProblem } from './path-problem.js';

/** FLX302 for paths that leave the repository, FLX301 for files that would overwrite each other. */
export function checkTreePaths(files: readonly RepoFile[]): FindingInput[] {
  const first = new Map<string, string>();
  const findings: FindingInput[] = [];
  for (const file of files) {
    const twin = first.get(file.path.toLowerCase());
    if (twin === undefined) first.set(file.path.toLowerCase(), file.path);
    const problem = pathProblem(file.path);
    if (problem !== undefined) findings.push(leaving(file, problem));
    else if (twin !== undefined) findings.push(colliding(file, `is the same file as "${twin}"`));
  }
  const folders = foldersOf(first.keys());
  for (const file of files) if (folders.has(file.path.toLowerCase())) findings.push(onFolder(file, files));
  return findings;
}

function leaving(file: RepoFile, problem: string): FindingInput {
  return {
    code: 'FLX302',
    subject: `file ${JSON.stringify(file.path)}`,
    message: `the path ${problem}`,
    hint: 'write it relative to the repository root, such as "apps/demo.yaml"',
    at: originOfFile(file),
  };
}

/** Compared without case, as some file systems do. */
function colliding(file: RepoFile, message: string): FindingInput {
  const hint = 'give one of them another name';
  return { code: 'FLX301', subject: `file "${file.path}"`, message, hint, at: originOfFile(file) };
}

function onFolder(file: RepoFile, files: readonly RepoFile[]): FindingInput {
  const below = files.find(({ path }) => path.toLowerCase().startsWith(`${file.path.toLowerCase()}/`));
  return colliding(file, `is a file where "${below?.path}" needs a folder`);
}
