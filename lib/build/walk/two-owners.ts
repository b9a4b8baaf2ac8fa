import type { FindingInput } from '../../diagnostics/index.js';

import { isSameJson } from './is-same-json.js';
import { type Task, taskName } from './task.js';

/** What is wrong where a second owner applies a Kustomization in another form: the form of the first one is built. */
export function twoOwners(first: Task | undefined, second: Task): FindingInput[] {
  if (first === undefined || isSameOwner(first, second) || isSameJson(first.object, second.object)) return [];
  return [
    {
      code: 'FLX103',
      subject: taskName(second),
      message: `${standing(first)}, and Kustomization "${second.owner}" applies it in another form`,
      hint: 'keep it in one of them',
      related: [{ message: 'this form is built', at: first.origin }],
      at: second.origin,
    },
  ];
}

/** The entry applies itself. */
function isSameOwner({ owner, key }: Task, second: Task): boolean {
  return (owner === '' ? key : owner) === second.owner;
}

function standing({ owner }: Task): string {
  return owner === '' ? 'belongs to the entry' : `is applied by Kustomization "${owner}"`;
}
