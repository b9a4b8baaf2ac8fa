import { type ObjectId, specOf, textOf } from '../../manifest/index.js';

import { isRemote, type Task } from './task.js';

/** Whether a Kustomization could apply an object to the cluster it lives in, whatever its folder holds. */
export function mayBring(task: Task, { namespace }: ObjectId): boolean {
  const targetNamespace = textOf(specOf(task.object).targetNamespace);
  return !isRemote(task) && (targetNamespace === '' || targetNamespace.includes('${') || targetNamespace === namespace);
}
