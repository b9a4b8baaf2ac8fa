import type { FindingInput } from '../../diagnostics/index.js';
import { displayName, type ObjectId } from '../../manifest/index.js';
import { didYouMean, quotedList } from '../../util/index.js';

import type { AppliedObjects } from '../applied-objects.js';
import type { SourceTrouble } from '../sources/artifact.js';
import { mayExist } from './may-exist.js';
import type { OpenField } from './open-field.js';
import type { TaskResult } from './task-result.js';
import { sourceOf, type Task, taskName } from './task.js';
import { failedTask, findingLine, unbuiltTask } from './unbuilt-task.js';
import type { WalkContext } from './walk-context.js';

/** A path or source that depends on variables with an unknown value. Of an entry that is told where it is looked for. */
export function finishOpen(task: Task, { path, text, names }: OpenField): TaskResult {
  const finding: FindingInput = {
    code: 'FLX607',
    subject: taskName(task),
    path,
    message: `"${text}" needs ${quotedList(names)}, which nothing here sets`,
    hint: `give ${names.map((name) => `--var ${name}=VALUE`).join(' ')}`,
    at: task.origin,
  };
  const result = unbuiltTask(task, { status: 'unknown', message: findingLine(finding) });
  const findings = task.owner === '' ? [] : [finding];
  return { ...result, build: { ...result.build, unknownVariables: names }, findings };
}

/** Nothing gives it a namespace, so the API server refuses it. */
export function finishHomeless(task: Task): TaskResult {
  return failedTask(task, {
    code: 'FLX527',
    subject: taskName(task),
    path: 'metadata.namespace',
    message: `is missing, and Kustomization "${task.owner}" has no targetNamespace`,
    hint: 'write it, or give that one a targetNamespace',
    at: task.origin,
  });
}

/** No `spec.sourceRef` that could be followed. */
export function finishWithoutSource(task: Task): TaskResult {
  return failedTask(task, sourceFinding(task, 'names no source', 'write its kind and name'));
}

/** A source that is declared, but whose files are not here. */
export function finishUnread(task: Task, trouble: SourceTrouble): TaskResult {
  return { ...unbuiltTask(task, { status: 'unknown', message: trouble.message }), unfollowed: trouble };
}

/** A source that its controller makes nothing of. */
export function finishRefused(task: Task, { subject, problem, hint, message }: SourceTrouble): TaskResult {
  const finding: FindingInput = {
    code: 'FLX612',
    subject: displayName(subject),
    message: problem,
    hint,
    related: [{ message: `${taskName(task)} builds from it`, at: task.origin }],
  };
  return { ...unbuiltTask(task, { status: 'failed', message }), findings: [finding] };
}

/** A source that nothing brought: missing, unless what is not known here may bring it. */
export function finishUnfollowed(task: Task, missing: ObjectId, context: WalkContext): TaskResult {
  const reason = mayExist(missing, context);
  if (reason !== undefined) return finishUnread(task, missingTrouble(missing, reason));
  const suggestion = didYouMean(nameOf(missing), namesLike(missing, context.objects));
  return failedTask(
    task,
    sourceFinding(task, `${needs(task, missing)}, which nothing in the cluster declares`, suggestion),
  );
}

function sourceFinding(task: Task, message: string, hint: string | undefined): FindingInput {
  return { code: 'FLX603', subject: taskName(task), path: 'spec.sourceRef', message, hint, at: task.origin };
}

function missingTrouble(subject: ObjectId, reason: string): SourceTrouble {
  const problem = `is declared nowhere, but may come from ${reason}`;
  return { subject, problem, message: `${displayName(subject)} ${problem}` };
}

function needs(task: Task, missing: ObjectId): string {
  const source = displayName(sourceOf(task));
  const needed = displayName(missing);
  return source === needed ? `names ${source}` : `names ${source}, which needs ${needed}`;
}

function namesLike({ group, kind }: ObjectId, objects: AppliedObjects): string[] {
  return objects.idsOf(group, kind).map(nameOf);
}

function nameOf({ namespace, name }: ObjectId): string {
  return `${namespace}/${name}`;
}
