import { specOf } from '../../manifest/index.js';

import { childTasks } from './child-tasks.js';
import type { Entry } from '../entries/entry.js';
import { isSameJson } from './is-same-json.js';
import { openField } from './open-field.js';
import { type Task, taskName, taskOf } from './task.js';
import type { TaskResult } from './task-result.js';

/** Two builds settle what patches and variables make of it; one more for each form that makes another one. */
const MOST_FORMS = 5;

export function entryTask({ kustomization, origin, unresolved = [] }: Entry): Task {
  return taskOf(kustomization, { owner: '', depth: 0, origin, unknown: unresolved });
}

/** The form of the entry that is built next, or what came of the last one. */
export type EntryStep = { readonly again: Task } | { readonly result: TaskResult };

/**
 * The entry applies itself: its file lies in its own folder, where patches and variables change it. It is built until
 * the form that was built is the one that comes out; `forms` is how many were.
 */
export function settleEntry(result: TaskResult, forms: number): EntryStep {
  const own = childTasks(result).find(({ key }) => key === result.task.key);
  if (own === undefined || openField(own) !== undefined) return { result };
  const last = { ...own, owner: '', depth: 0 };
  if (isSameJson(specOf(own.object), specOf(result.task.object))) return { result: { ...result, task: last } };
  return forms < MOST_FORMS ? { again: last } : { result: unsettled(result) };
}

function unsettled(result: TaskResult): TaskResult {
  const message = 'is another one each time it applies itself, so nobody can tell what it builds';
  const { task } = result;
  return {
    ...result,
    applied: [],
    build: { status: 'unknown', message, unknownVariables: [] },
    findings: [{ code: 'FLX611', subject: taskName(task), message, at: task.origin }],
  };
}
