import { cleanPath } from '../../util/index.js';
import { specOf, textOf } from '../../manifest/index.js';

import type { FindingInput } from '../../diagnostics/index.js';
import type { BuildState } from '../../model/index.js';

import { sourceModel, type Task, taskName } from './task.js';
import type { TaskResult } from './task-result.js';

/** The result of a Kustomization that is not built: nothing below it is invented. */
export function unbuiltTask(task: Task, build: Pick<BuildState, 'status' | 'message'>): TaskResult {
  return {
    task,
    source: sourceModel(task, ''),
    path: cleanPath(textOf(specOf(task.object).path)).path,
    declared: [],
    applied: [],
    unknown: new Map(),
    build: { ...build, unknownVariables: [] },
    findings: [],
  };
}

/** The same for a reason that is a finding. */
export function failedTask(task: Task, finding: FindingInput, status: BuildState['status'] = 'failed'): TaskResult {
  return { ...unbuiltTask(task, { status, message: findingLine(finding) }), findings: [finding] };
}

/** A Kustomization of which nobody knows the form: its owner takes in by URL what may change it. */
export function alteredTask(task: Task, owner: Task): TaskResult {
  return unbuiltTask(task, { status: 'unknown', message: `may be changed by what ${taskName(owner)} takes in by URL` });
}

/** What stands behind the subject of a finding. */
export function findingLine({ path, message }: FindingInput): string {
  return path === undefined ? message : `${path} ${message}`;
}
