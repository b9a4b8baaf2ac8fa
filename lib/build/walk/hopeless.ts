import { type ObjectId, objectId, objectKey } from '../../manifest/index.js';
import { compareCodeUnits } from '../../util/index.js';

import { mayBring } from './may-bring.js';
import type { TaskRun } from './task-run.js';

export interface WaitingRun {
  readonly run: TaskRun;
  readonly missing: readonly ObjectId[];
}

/**
 * What of the missing objects is not waited for any longer, when all that is left waits: what nobody brings. Where each
 * waits for another one, those that build what they need themselves go first, then the first one that only needs
 * variables, since those may stay open, and only then one that needs a source.
 */
export function hopelessOf(waiting: readonly WaitingRun[]): readonly WaitingRun[] {
  const runs = waiting.map(({ run }) => run);
  const hopeless = pick(waiting, (id, run) => !runs.some((other) => other !== run && brings(other, id)));
  if (hopeless.length > 0) return hopeless;
  const own = pick(waiting, (id, run) => run.built !== undefined && brings(run, id));
  if (own.length > 0) return own;
  const [first] = [...waiting].sort(compareWaiting);
  const keys = new Set(first?.missing.map(objectKey));
  return pick(waiting, (id) => keys.has(objectKey(id)));
}

function compareWaiting({ run: a }: WaitingRun, { run: b }: WaitingRun): number {
  const [isUnbuilt, other] = [a, b].map(({ built }) => Number(built === undefined)) as [number, number];
  return isUnbuilt - other || compareCodeUnits(a.task.key, b.task.key);
}

function pick(waiting: readonly WaitingRun[], which: (id: ObjectId, run: TaskRun) => boolean): WaitingRun[] {
  return waiting
    .map(({ run, missing }) => ({ run, missing: missing.filter((id) => which(id, run)) }))
    .filter(({ missing }) => missing.length > 0);
}

/** What is not built yet may bring anything that its own fields let through. */
function brings({ task, built }: TaskRun, id: ObjectId): boolean {
  if (!mayBring(task, id)) return false;
  if (built === undefined) return true;
  const key = objectKey(id);
  return built.some(({ object }) => objectKey(objectId(object)) === key || isTemplateOf(objectId(object), id));
}

/** A name that variables are still to be filled into. */
function isTemplateOf(object: ObjectId, id: ObjectId): boolean {
  return object.kind === id.kind && object.group === id.group && `${object.namespace}/${object.name}`.includes('${');
}
