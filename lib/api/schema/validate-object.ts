import type { KubeObject } from '../../manifest/index.js';

import type { SchemaProblem } from '../schema-problem.js';
import type { StructuralSchema } from '../structural-schema.js';
import type { ValidationOptions } from './judge-object.js';

type Judge = typeof import('./judge-object.js').judgeObject;

let loaded: Judge | undefined;

/**
 * What the API server would refuse in an object that is created, in document order: defaults first, then structure, then
 * rules where the structure below them is fine. `metadata` is not looked into. The object is not changed.
 *
 * Two things differ: all problems are told at once, where the API server leaves out the rules of the whole object when
 * anything is broken, and a list that is a set or a map compares in order in rules.
 */
export function validateObject(
  schema: StructuralSchema,
  object: KubeObject,
  options: ValidationOptions = {},
): readonly SchemaProblem[] {
  return judge()(schema, object, options);
}

/** Loaded with the first object: a fleet is described before anything is judged. */
function judge(): Judge {
  loaded ??= (require('./judge-object.js') as typeof import('./judge-object.js')).judgeObject;
  return loaded;
}
