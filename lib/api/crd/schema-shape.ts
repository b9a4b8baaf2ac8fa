import { isJsonObject, type Json } from '../../manifest/index.js';

/** What a keyword of a schema holds. */
type Shape = 'text' | 'number' | 'list' | 'texts' | 'schema' | 'schemas' | 'schemaList' | 'schemaOrBoolean' | 'rules';

const SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['type', 'text'],
  ['format', 'text'],
  ['pattern', 'text'],
  ['enum', 'list'],
  ['required', 'texts'],
  ['x-kubernetes-list-type', 'text'],
  ['x-kubernetes-list-map-keys', 'texts'],
  ['x-kubernetes-validations', 'rules'],
  ['properties', 'schemas'],
  ['additionalProperties', 'schemaOrBoolean'],
  ['items', 'schema'],
  ['allOf', 'schemaList'],
  ['anyOf', 'schemaList'],
  ['oneOf', 'schemaList'],
  ['not', 'schema'],
  ...numbers('minLength maxLength minItems maxItems minProperties maxProperties minimum maximum multipleOf'),
]);

function numbers(names: string): [string, Shape][] {
  return names.split(' ').map((name) => [name, 'number']);
}

/** What is wrong with the form of a schema, and where; what Kubernetes does not know is passed over. */
export function schemaProblem(value: Json, path: string): string | undefined {
  if (!isJsonObject(value)) return `has no schema at "${path}"`;
  for (const [keyword, entry] of Object.entries(value)) {
    const shape = SHAPES.get(keyword);
    const problem = shape === undefined ? undefined : CHECKS[shape](entry, `${path}.${keyword}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

type Check = (value: Json, path: string) => string | undefined;

const CHECKS: Readonly<Record<Shape, Check>> = {
  text: must((value) => typeof value === 'string', 'text'),
  number: must((value) => typeof value === 'number', 'number'),
  list: must((value) => Array.isArray(value), 'list'),
  texts: must((value) => Array.isArray(value) && value.every((item) => typeof item === 'string'), 'list of texts'),
  rules: must((value) => Array.isArray(value) && value.every(isRule), 'list of rules'),
  schema: schemaProblem,
  schemaOrBoolean: (value, path) => (typeof value === 'boolean' ? undefined : schemaProblem(value, path)),
  schemas: (value, path) =>
    isJsonObject(value)
      ? first(Object.entries(value), ([name, entry]) => schemaProblem(entry, `${path}.${name}`))
      : `has no map of schemas at "${path}"`,
  schemaList: (value, path) =>
    Array.isArray(value)
      ? first([...value.entries()], ([index, entry]) => schemaProblem(entry, `${path}[${index}]`))
      : `has no list of schemas at "${path}"`,
};

function must(holds: (value: Json) => boolean, what: string): Check {
  return (value, path) => (holds(value) ? undefined : `has no ${what} at "${path}"`);
}

const RULE_TEXTS = ['message', 'messageExpression', 'fieldPath'];

function isRule(value: Json): boolean {
  if (!isJsonObject(value) || typeof value.rule !== 'string') return false;
  return RULE_TEXTS.every((field) => value[field] === undefined || typeof value[field] === 'string');
}

function first<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
