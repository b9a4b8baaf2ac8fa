import { specOf, textOf } from '../../manifest/index.js';

import type { FindingCode, FindingInput } from '../../diagnostics/index.js';
import type { EngineProblem } from '../../engine/index.js';
import { cleanPath, didYouMean, foldersAbove } from '../../util/index.js';

import type { Artifact } from '../sources/artifact.js';
import { leftOutAt, leftOutIn, whyLeftOut } from './left-out.js';
import { type Task, taskName } from './task.js';

/** What each reason is a finding of, and what stands between the path and the words of the engine. */
const REASONS: Readonly<Record<EngineProblem['reason'], readonly [code: FindingCode, verdict: string]>> = {
  'path-missing': ['FLX602', 'is no folder of its source'],
  build: ['FLX601', 'does not build'],
  read: ['FLX601', 'does not build'],
  limit: ['FLX613', 'does not build'],
  unsupported: ['FLX615', 'is not built'],
};

/** What the engine says about a folder that it cannot build, as a finding. */
export function builtFinding(task: Task, problem: EngineProblem, artifact: Artifact): FindingInput {
  const { reason, file, line, message } = problem;
  const [code, verdict] = REASONS[reason];
  const path = writtenPath(task);
  const finding = {
    code,
    subject: taskName(task),
    path: 'spec.path',
    message: `"${path}" ${verdict}`,
    at: task.origin,
  };
  if (reason === 'path-missing') return missingFinding(finding, path, artifact);
  const at = file === undefined ? task.origin : { file: artifact.shown(file), line };
  const out = leftOutIn(message, artifact.tree);
  const hint = out === undefined ? undefined : `"${out.path}" is ${whyLeftOut(out)}`;
  return { ...finding, message: `${finding.message}: ${message}`, hint, at };
}

/** A folder that is in the repository and not in the artifact says why. */
function missingFinding(finding: FindingInput, path: string, { tree }: Artifact): FindingInput {
  const place = cleanPath(path).path;
  const out = leftOutAt(place, tree);
  if (out === undefined) return { ...finding, hint: didYouMean(place, foldersAbove(tree.files.keys())) };
  const where = out.path === place ? 'is' : `lies in "${out.path}",`;
  return { ...finding, message: `"${path}" ${where} ${whyLeftOut(out)}` };
}

/** What the engine says about variables that it cannot fill in, as a finding about all of a Kustomization. */
export function substitutionFinding(task: Task, { reason, message }: EngineProblem): FindingInput {
  const [code] = REASONS[reason];
  const about = { subject: taskName(task), path: 'spec.postBuild', at: task.origin };
  return { code, ...about, message: `cannot be filled in: ${message}` };
}

/** What keeps a Kustomization from being built: only what we lack leaves it unknown. */
export function statusOf({ reason }: EngineProblem): 'failed' | 'unknown' {
  return reason === 'unsupported' ? 'unknown' : 'failed';
}

function writtenPath({ object }: Task): string {
  return textOf(specOf(object).path);
}
