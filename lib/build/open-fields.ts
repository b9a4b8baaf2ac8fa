import { namesIn, parseSubstitution } from '../api/index.js';
import { compareCodeUnits } from '../util/index.js';

import { specOf, textOf } from './fields.js';
import { sourceOf, type Task } from './task.js';

/** The variables with an unknown value that decide what a Kustomization builds: those in its path and source. Sorted. */
export function openFields(task: Task): string[] {
  if (task.unknown.length === 0) return [];
  const { namespace, name } = sourceOf(task);
  const names = [textOf(specOf(task.object).path), namespace, name].flatMap((text) =>
    namesIn(parseSubstitution(text).nodes).map((node) => node.name),
  );
  return task.unknown.filter((unknown) => names.includes(unknown)).sort(compareCodeUnits);
}
