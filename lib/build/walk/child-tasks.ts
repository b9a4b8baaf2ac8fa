import { isLeftAlone } from './is-left-alone.js';
import { isKustomization, isRemote, type Task, taskOf } from './task.js';
import type { TaskResult } from './task-result.js';

/** The Kustomizations that one applies to its own cluster; those of another cluster are objects and nothing more. */
export function childTasks({ task, applied, unknown }: TaskResult): Task[] {
  if (isRemote(task)) return [];
  const below = { owner: task.key, depth: task.depth + 1 };
  return applied
    .filter(({ object }) => isKustomization(object) && !isLeftAlone(object))
    .map(({ object, origin }) => taskOf(object, { ...below, origin, unknown: unknown.get(object) ?? [] }));
}
