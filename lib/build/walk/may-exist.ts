import type { FindingCode } from '../../diagnostics/index.js';
import { displayName, type ObjectId, objectId, objectKey } from '../../manifest/index.js';

import { isLeftAlone } from './is-left-alone.js';
import { isResourceSet } from './is-resource-set.js';
import { mayBring } from './may-bring.js';
import { taskName } from './task.js';
import type { TaskResult } from './task-result.js';
import type { WalkContext } from './walk-context.js';

/** Where a Kustomization has no folder at all, nobody can say that it holds an object. */
const WITHOUT_FOLDER: ReadonlySet<FindingCode> = new Set(['FLX602', 'FLX603', 'FLX612']);

/** Why an object may be in a cluster although nothing that was read declares it; undefined where it cannot. */
export function mayExist(
  id: ObjectId,
  { results, objects }: Pick<WalkContext, 'results' | 'objects'>,
): string | undefined {
  const all = [...results.values()];
  const blind = all.find((result) => isBlind(result) && mayBring(result.task, id));
  if (blind !== undefined) return taskName(blind.task);
  const templates = objects.all.find(({ object }) => isResourceSet(object));
  if (templates !== undefined) return displayName(objectId(templates.object));
  const key = objectKey(id);
  const isForOthers = all.some(({ applied }) =>
    applied.some(({ object }) => objectKey(objectId(object)) === key && isLeftAlone(object)),
  );
  return isForOthers ? 'other hands: Flux is told to leave it alone' : undefined;
}

function isBlind({ build, findings }: TaskResult): boolean {
  return build.status !== 'built' && !findings.some(({ code }) => WITHOUT_FOLDER.has(code));
}
