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

/** The work of `validateObject`, in a file of its own so that it is loaded when there is any. */
export function judgeObject(
  schema: StructuralSchema,
  object: KubeObject,
  { isOpaque }: ValidationOptions,
): readonly SchemaProblem[] {
  const node = SchemaNode.of(schema, 'object');
  const checker = new Checker(isOpaque);
  checker.check(node, withDefaults(node, object));
  return checker.problems;
}
