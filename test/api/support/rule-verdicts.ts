import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import type { StructuralSchema } from '../../../lib/api/index.js';
import type { Json } from '../../../lib/manifest/index.js';

/** A rule where it stands in an object, and what it is about. */
interface Standing {
  readonly place: string;
  readonly rule: string;
  readonly self: Json;
}

/** The rules that each value breaks, as `place: rule`, sorted; asked of another CEL than the library's, all at once. */
export function brokenRules(cases: readonly (readonly [StructuralSchema, Json])[]): readonly (readonly string[])[] {
  const standing = cases.map(([schema, value]) => standingRules(schema, value, ''));
  const rules = new Numbers();
  const values = new Numbers();
  const pairs = standing.flat().map(({ rule, self }) => [rules.of(rule), values.of(self)]);
  const answers: boolean[] = askChild({ rules: rules.all, values: values.all, pairs });
  let next = 0;
  return standing.map((list) => {
    const broken = list.filter(() => answers[next++] !== true);
    return broken.map(({ place, rule }) => `${place}: ${rule}`).sort();
  });
}

function standingRules(schema: StructuralSchema, value: Json, place: string): readonly Standing[] {
  // Rules about changes have nothing to say of an object that is new.
  const rules = (schema['x-kubernetes-validations'] ?? []).filter(({ rule }) => !rule.includes('oldSelf'));
  return [...rules.map(({ rule }) => ({ place, rule, self: value })), ...below(schema, value, place)];
}

function below({ items, properties = {} }: StructuralSchema, value: Json, place: string): readonly Standing[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value as Record<string, Json>).flatMap(([key, child]) => {
    const schema = Array.isArray(value) ? items : Object.hasOwn(properties, key) ? properties[key] : undefined;
    return schema === undefined ? [] : standingRules(schema, child, `${place}/${key}`);
  });
}

/** Each value once, by number: what goes to the child stays small. */
class Numbers {
  readonly all: Json[] = [];
  private readonly known = new Map<string, number>();

  of(value: Json): number {
    const text = JSON.stringify(value);
    const number = this.known.get(text) ?? this.all.push(value) - 1;
    this.known.set(text, number);
    return number;
  }
}

function askChild(question: unknown): boolean[] {
  const output = execFileSync(process.execPath, [join(__dirname, 'second-cel.mjs')], {
    input: JSON.stringify(question),
    maxBuffer: 2 ** 28,
    encoding: 'utf8',
  });
  return JSON.parse(output);
}
