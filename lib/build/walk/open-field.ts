import { specOf, textOf } from '../../manifest/index.js';

import { openNames } from '../variables/open-names.js';
import { sourceOf, type Task } from './task.js';

/** A field that decides what a Kustomization builds, and that nobody knows the value of. */
export interface OpenField {
  readonly path: string;
  /** With the `${…}` that is still in it. */
  readonly text: string;
  /** The variables without a known value in it; sorted. */
  readonly names: readonly string[];
}

/** The first of the deciding fields that holds a variable with an unknown value; undefined where none does. */
export function openField(task: Task): OpenField | undefined {
  const { namespace, name } = sourceOf(task);
  const texts = { 'spec.path': textOf(specOf(task.object).path), 'spec.sourceRef': `${namespace}/${name}` };
  return Object.entries(texts)
    .map(([path, text]) => ({ path, text, names: openNames(text, task.unknown) }))
    .find(({ names }) => names.length > 0);
}
