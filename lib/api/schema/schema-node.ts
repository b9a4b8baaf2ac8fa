import type { Json } from '../../manifest/index.js';
import { compareCodeUnits } from '../../util/index.js';

import type { StructuralSchema, ValueSchema } from '../structural-schema.js';
import { compileRules, type CompiledRule } from './compile-rules.js';
import { type ValueTest, valueTests } from './value-tests.js';

/** Where a schema stands: its fields are judged by that. */
type Place =
  /** The object itself, or an object inside another: identity and metadata are given. */
  | 'object'
  /** Anywhere below. */
  | 'value'
  /** In `anyOf` and its like: says something of fields, without saying which there are. */
  | 'loose';

const ANYTHING: StructuralSchema = { 'x-kubernetes-preserve-unknown-fields': true };
const TEXT: StructuralSchema = { type: 'string', minLength: 1 };

/** What every object has, whatever its schema says; metadata is the API server's business. */
const GIVEN: ReadonlyMap<string, StructuralSchema> = new Map([
  ['apiVersion', TEXT],
  ['kind', TEXT],
  ['metadata', ANYTHING],
]);

const nodes: Readonly<Record<Place, WeakMap<ValueSchema, SchemaNode>>> = {
  object: new WeakMap(),
  value: new WeakMap(),
  loose: new WeakMap(),
};

/** A schema made ready to be asked often. Its parts are made ready when the first value gets there. */
export class SchemaNode {
  static of(schema: StructuralSchema, place: Place): SchemaNode {
    const known = nodes[place].get(schema);
    if (known !== undefined) return known;
    const made = new SchemaNode(schema, place);
    nodes[place].set(schema, made);
    return made;
  }

  /** The types that are allowed, none for any. */
  readonly types: readonly string[];
  readonly nullable: boolean;
  readonly default: Json | undefined;
  readonly required: readonly string[];
  readonly tests: readonly ValueTest[];
  /** Whether fields that it does not name may be there. */
  readonly isOpen: boolean;
  /** The keys that tell the items of a list apart: none for a set; undefined where any may repeat. */
  readonly itemKeys: readonly string[] | undefined;
  private readonly fields: ReadonlyMap<string, StructuralSchema>;
  private readonly rest: StructuralSchema | undefined;
  private readonly ready = new Map<string, SchemaNode>();
  private lazyRest: SchemaNode | undefined;
  private lazyItems: SchemaNode | undefined;
  private lazyRules: readonly CompiledRule[] | undefined;
  private readonly inRules = new Map<string, boolean>();
  private lazyDefaults: readonly string[] | undefined;

  private constructor(
    readonly schema: StructuralSchema,
    private readonly place: Place,
  ) {
    const isObject = place === 'object';
    this.types = typesOf(schema);
    this.nullable = schema.nullable === true;
    this.default = schema.default;
    this.required = isObject
      ? [...new Set(['apiVersion', 'kind', ...(schema.required ?? [])])]
      : (schema.required ?? []);
    this.tests = valueTests(schema);
    this.isOpen = place === 'loose' || schema['x-kubernetes-preserve-unknown-fields'] === true;
    this.itemKeys = itemKeysOf(schema);
    const own = Object.entries(schema.properties ?? {});
    this.fields = new Map(isObject ? [...GIVEN, ...own.filter(([name]) => !GIVEN.has(name))] : own);
    this.rest = restOf(schema);
  }

  /** What a field must be like; undefined for a field that the schema does not have. */
  field(name: string): SchemaNode | undefined {
    const known = this.ready.get(name);
    if (known !== undefined) return known;
    const schema = this.fields.get(name);
    if (schema === undefined) return this.others;
    const made = this.below(schema);
    this.ready.set(name, made);
    return made;
  }

  /** Whether a field is one of those that the schema names, and no key of a map. */
  isNamed(name: string): boolean {
    return this.fields.has(name);
  }

  /** The names of its fields, sorted. */
  get known(): readonly string[] {
    return [...this.fields.keys()].sort(compareCodeUnits);
  }

  get items(): SchemaNode | undefined {
    const { items } = this.schema;
    if (items !== undefined) this.lazyItems ??= this.below(items);
    return this.lazyItems;
  }

  /** The fields that have a default. */
  get defaults(): readonly string[] {
    this.lazyDefaults ??= [...this.fields].filter(([, field]) => field.default !== undefined).map(([name]) => name);
    return this.lazyDefaults;
  }

  get hasRules(): boolean {
    return this.schema['x-kubernetes-validations'] !== undefined;
  }

  get rules(): readonly CompiledRule[] {
    this.lazyRules ??= compileRules(this.schema['x-kubernetes-validations'] ?? []);
    return this.lazyRules;
  }

  /** Whether any of its rules could look at a field of that name, however deep. */
  isInRules(field: string): boolean {
    const known = this.inRules.get(field);
    if (known !== undefined) return known;
    const found = this.rules.some(({ rule }) => `${rule.rule}\n${rule.messageExpression ?? ''}`.includes(field));
    this.inRules.set(field, found);
    return found;
  }

  /** What every field must be like that has no name. */
  private get others(): SchemaNode | undefined {
    if (this.rest !== undefined) this.lazyRest ??= this.below(this.rest);
    return this.lazyRest;
  }

  private below(schema: StructuralSchema): SchemaNode {
    if (this.place === 'loose') return SchemaNode.of(schema, 'loose');
    return SchemaNode.of(schema, schema['x-kubernetes-embedded-resource'] === true ? 'object' : 'value');
  }
}

function typesOf(schema: StructuralSchema): readonly string[] {
  if (schema['x-kubernetes-int-or-string'] === true) return ['integer', 'string'];
  return schema.type === undefined ? [] : [schema.type];
}

function itemKeysOf(schema: StructuralSchema): readonly string[] | undefined {
  if (schema['x-kubernetes-list-type'] === 'map') return schema['x-kubernetes-list-map-keys'] ?? [];
  return schema['x-kubernetes-list-type'] === 'set' || schema.uniqueItems === true ? [] : undefined;
}

function restOf({ additionalProperties }: StructuralSchema): StructuralSchema | undefined {
  if (additionalProperties === true) return ANYTHING;
  return additionalProperties === false ? undefined : additionalProperties;
}
