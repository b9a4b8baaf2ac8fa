import { groupOf, type KubeObject, objectId, objectKey, specOf } from '../../manifest/index.js';

import { AppliedObjects } from '../applied-objects.js';
import type { Entry } from '../entries/entry.js';
import { childTasks } from './child-tasks.js';
import { isLeftAlone } from './is-left-alone.js';
import { isSameJson } from './is-same-json.js';
import { openField } from './open-field.js';
import type { TaskResult } from './task-result.js';
import { sourceOf, type Task, taskName, taskOf } from './task.js';

const SOURCE_GROUP = 'source.toolkit.fluxcd.io';

/** Two builds settle what patches and variables make of it; one more for each form that makes another one. */
const MOST_FORMS = 5;

/** What the entry is built from: its Kustomization, and the sources as it applies them itself. */
export interface EntryForm {
  readonly task: Task;
  readonly sources: AppliedObjects;
}

export function firstForm({ kustomization, origin, unresolved = [] }: Entry): EntryForm {
  const task = taskOf(kustomization, { owner: '', depth: 0, origin, unknown: unresolved });
  return { task, sources: new AppliedObjects() };
}

/** The form of the entry that is built next, or what came of the last one. */
export type EntryStep = { readonly again: EntryForm } | { readonly result: TaskResult };

/**
 * The entry applies itself and its source: their files lie in its own folder, where patches and variables change them.
 * It is built until the form that was built is the one that comes out.
 */
export function settleEntry(result: TaskResult, { entry, built }: BuiltForms): EntryStep {
  const own = childTasks(result).find(({ key }) => key === result.task.key);
  if (own === undefined || openField(own) !== undefined || result.isAltered) return { result };
  const task = { ...own, owner: '', depth: 0 };
  const next = { task, sources: appliedSources(result) };
  if (isSameForm(built.at(-1) as EntryForm, next, entry)) return { result: { ...result, task } };
  return built.length < MOST_FORMS ? { again: next } : { result: unsettled(result) };
}

export interface BuiltForms {
  readonly entry: Entry;
  /** Those that were built, the newest last. */
  readonly built: readonly EntryForm[];
}

function appliedSources({ applied }: TaskResult): AppliedObjects {
  const sources = new AppliedObjects();
  for (const model of applied) {
    if (groupOf(model.object.apiVersion) === SOURCE_GROUP && !isLeftAlone(model.object)) sources.add(model);
  }
  return sources;
}

/** Where the entry does not apply its source, that stays as it was installed. */
function isSameForm(one: EntryForm, other: EntryForm, entry: Entry): boolean {
  const [before, after] = [one, other].map((form) => specOf(sourceIn(form, entry)));
  return isSameJson(specOf(one.task.object), specOf(other.task.object)) && isSameJson(before ?? {}, after ?? {});
}

function sourceIn({ task, sources }: EntryForm, { source }: Entry): KubeObject | undefined {
  const id = sourceOf(task);
  const installed = objectKey(objectId(source)) === objectKey(id) ? source : undefined;
  return sources.tryFind(id)?.object ?? installed;
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
