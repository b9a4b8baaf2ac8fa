import { isJsonObject, type Json, type JsonObject } from '../../manifest/index.js';

import type { FieldPath, SchemaProblem } from '../schema-problem.js';
import type { ValueSchema } from '../structural-schema.js';
import { celValue } from './cel-value.js';
import { hasType } from './has-type.js';
import { repeatedItems } from './repeated-items.js';
import { rulePath } from './rule-path.js';
import { SchemaNode } from './schema-node.js';
import type { Unplaced } from './value-tests.js';

/** Whether a text is only known later: it satisfies everything. */
export type IsOpaque = (text: string) => boolean;

/** What was seen in a value, as bits. */
const CLEAN = 0;
/** Something that keeps the API server from evaluating rules. */
const BROKEN = 1;
/** Something that is only known later. */
const OPAQUE = 2;

/** The API server evaluates rules in spite of all other problems. */
const BREAKS_RULES: ReadonlySet<string> = new Set([
  'type',
  'required',
  'enum',
  'maxLength',
  'maxItems',
  'maxProperties',
]);

/** Judges one value: a problem is placed where the walk is. */
export class Checker {
  readonly problems: SchemaProblem[] = [];
  private readonly path: (string | number)[] = [];

  constructor(private readonly isOpaque: IsOpaque | undefined) {}

  check(node: SchemaNode, value: Json): number {
    if (value === null && node.nullable) return CLEAN;
    if (typeof value === 'string' && this.isOpaque?.(value) === true) return OPAQUE;
    if (!hasType(node.types, value)) {
      return this.report({ problem: 'type', value, expected: node.types, pattern: node.schema.pattern });
    }
    let seen = CLEAN;
    for (const test of node.tests) {
      const problem = test(value);
      if (problem !== undefined) seen |= this.report(problem);
    }
    if (Array.isArray(value)) seen |= this.checkItems(node, value);
    else if (isJsonObject(value)) seen |= this.checkFields(node, value);
    seen |= this.checkAlternatives(node.schema, value);
    if (seen === CLEAN && node.hasRules) this.checkRules(node, value);
    return seen;
  }

  private checkFields(node: SchemaNode, value: JsonObject): number {
    let seen = CLEAN;
    for (const key of Object.keys(value)) {
      const field = node.field(key);
      if (field !== undefined) seen |= this.checkAt(key, field, value[key] as Json);
      else if (node.isOpen) seen |= this.search(value[key] as Json);
      else seen |= this.reportUnknown(node, key, value[key] as Json);
    }
    for (const key of node.required) {
      if (!Object.hasOwn(value, key)) seen |= this.reportAt(key, { problem: 'required' });
    }
    return seen;
  }

  private checkItems({ items, itemKeys }: SchemaNode, value: readonly Json[]): number {
    let seen = CLEAN;
    const repeated = itemKeys === undefined ? undefined : repeatedItems(value, itemKeys);
    for (let index = 0; index < value.length; index++) {
      const item = value[index] as Json;
      if (repeated?.has(index))
        seen |= this.reportAt(index, { problem: 'repeated', value: item, keys: itemKeys ?? [] });
      seen |= items === undefined ? this.search(item) : this.checkAt(index, items, item);
    }
    return seen;
  }

  private checkAt(key: string | number, node: SchemaNode, value: Json): number {
    this.path.push(key);
    const seen = this.check(node, value);
    this.path.pop();
    return seen;
  }

  /** What `allOf` asks is told one by one; of the others nobody can say which one was meant. */
  private checkAlternatives({ allOf = [], anyOf, oneOf, not }: ValueSchema, value: Json): number {
    let seen = CLEAN;
    for (const schema of allOf) seen |= this.check(SchemaNode.of(schema, 'loose'), value);
    if (anyOf !== undefined && !anyOf.some((schema) => this.tryOut(schema, value) !== 'no')) {
      seen |= this.report({ problem: 'alternative', of: 'anyOf' });
    }
    if (oneOf !== undefined) {
      const results = oneOf.map((schema) => this.tryOut(schema, value));
      const isWrong = results.every((result) => result === 'no') || results.filter((r) => r === 'yes').length > 1;
      if (isWrong) seen |= this.report({ problem: 'alternative', of: 'oneOf' });
    }
    if (not !== undefined && this.tryOut(not, value) === 'yes') {
      seen |= this.report({ problem: 'alternative', of: 'not' });
    }
    return seen;
  }

  private tryOut(schema: ValueSchema, value: Json): 'yes' | 'no' | 'perhaps' {
    const checker = new Checker(this.isOpaque);
    const seen = checker.check(SchemaNode.of(schema, 'loose'), value);
    if (checker.problems.length > 0) return 'no';
    return seen === CLEAN ? 'yes' : 'perhaps';
  }

  private checkRules(node: SchemaNode, value: Json): void {
    const self = celValue(node, value, (field) => node.isInRules(field));
    for (const { rule, test } of node.rules) {
      const message = test(self);
      if (message === undefined) continue;
      const path = [...this.path, ...rulePath(rule.fieldPath)];
      this.problems.push({ path, problem: 'rule', rule: rule.rule, message });
    }
  }

  /** Looks for what is only known later where no schema says anything. */
  private search(value: Json): number {
    if (this.isOpaque === undefined) return CLEAN;
    if (typeof value === 'string') return this.isOpaque(value) ? OPAQUE : CLEAN;
    if (typeof value !== 'object' || value === null) return CLEAN;
    return Object.values(value).some((entry) => this.search(entry as Json) === OPAQUE) ? OPAQUE : CLEAN;
  }

  private reportUnknown({ known }: SchemaNode, key: string, value: Json): number {
    return this.isOpaque?.(key) === true ? OPAQUE : this.reportAt(key, { problem: 'unknown', value, known });
  }

  private reportAt(key: string | number, problem: Unplaced): number {
    this.path.push(key);
    const seen = this.report(problem);
    this.path.pop();
    return seen;
  }

  private report(problem: Unplaced): number {
    const path: FieldPath = [...this.path];
    this.problems.push({ path, ...problem } as SchemaProblem);
    return BREAKS_RULES.has(problem.problem === 'bound' ? problem.bound : problem.problem) ? BROKEN : CLEAN;
  }
}
