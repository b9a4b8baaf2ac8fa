import type { KubeObject } from '../../manifest/index.js';

import type { SchemaProblem } from '../schema-problem.js';
import type { StructuralSchema } from '../structural-schema.js';
import { Checker, type IsOpaque } from './checker.js';
import { SchemaNode } from './schema-node.js';
import { withDefaults } from './with-defaults.js';

export interface ValidationOptions {
  /** Whether a text is only known later, such as one with a variable: it satisfies everything. @default - none is */
  readonly isOpaque?: IsOpaque | undefined;
}

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
  { isOpaque }: ValidationOptions = {},
): readonly SchemaProblem[] {
  const node = SchemaNode.of(schema, 'object');
  const checker = new Checker(isOpaque);
  checker.check(node, withDefaults(node, object));
  return checker.problems;
}
