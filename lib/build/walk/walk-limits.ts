import type { Task } from './task.js';
import type { TaskResult } from './task-result.js';
import { failedTask } from './unbuilt-task.js';
import { taskName } from './task.js';

/** Far beyond what people write, and few enough to end in time: variables can make a Kustomization that never ends. */
const DEEPEST = 64;
const MOST = 5_000;

/** What becomes of a Kustomization when there are too many of them; undefined while there are not. */
export function refuseBeyondLimits(task: Task, count: number): TaskResult | undefined {
  const limit = task.depth > DEEPEST ? `more than ${DEEPEST} Kustomizations stand above it` : tooMany(count);
  if (limit === undefined) return undefined;
  return failedTask(task, {
    code: 'FLX613',
    subject: taskName(task),
    message: `${limit}, so it is not built`,
    at: task.origin,
  });
}

function tooMany(count: number): string | undefined {
  return count >= MOST ? `its cluster has more than ${MOST} Kustomizations` : undefined;
}
