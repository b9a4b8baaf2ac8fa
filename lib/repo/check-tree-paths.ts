import type { FindingInput } from '../diagnostics/index.js';
import type { RepoFile } from '../model/index.js';

import { ancestors } from './ancestors.js';
import { pathProblem } from './path-problem.js';

/** FLX302 for paths that leave the repository, FLX301 for files that would overwrite each other. */
export function checkTreePaths(files: readonly RepoFile[]): FindingInput[] {
  const seen = new Map<string, string>();
  for (const { path } of files) if (!seen.has(path.toLowerCase())) seen.set(path.toLowerCase(), path);
  const unread = new Set(seen.keys());
  return files.flatMap((file) => leaving(file) ?? colliding(file, seen, unread) ?? []);
}

function leaving(file: RepoFile): FindingInput | undefined {
  const problem = pathProblem(file.path);
  if (problem === undefined) return undefined;
  return {
    code: 'FLX302',
    subject: `file ${JSON.stringify(file.path)}`,
    message: `the path ${problem}`,
    hint: 'write it relative to the repository root, such as "apps/demo.yaml"',
    at: file.documents[0]?.origin,
  };
}

/** Compared without case, as some file systems do. Each name is met once; a second time is a collision. */
function colliding(file: RepoFile, seen: ReadonlyMap<string, string>, unread: Set<string>): FindingInput | undefined {
  const key = file.path.toLowerCase();
  const twin = unread.delete(key) ? undefined : seen.get(key);
  const other = twin ?? [...ancestors(key)].map((folder) => seen.get(folder)).find((path) => path !== undefined);
  if (other === undefined) return undefined;
  return {
    code: 'FLX301',
    subject: `file "${file.path}"`,
    message: twin === undefined ? `needs a folder where "${other}" is a file` : `is the same file as "${other}"`,
    hint: 'give one of them another name',
    at: file.documents[0]?.origin,
  };
}
