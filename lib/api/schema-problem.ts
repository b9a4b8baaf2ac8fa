import type { Json } from '../manifest/index.js';

/** Where in an object: keys and list positions from its root. */
export type FieldPath = readonly (string | number)[];

/** One way in which a value differs from its schema, as data; what to say about it is up to the caller. */
export type SchemaProblem =
  | UnknownField
  | WrongType
  | NotInEnum
  | PatternMismatch
  | OutOfBounds
  | BadFormat
  | MissingField
  | RepeatedItem
  | WrongAlternative
  | BrokenRule;

interface At {
  readonly path: FieldPath;
}

/** A field that the schema does not have; the API server refuses it in server-side apply. `path` ends in the field. */
export interface UnknownField extends At {
  readonly problem: 'unknown';
  readonly value: Json;
  /** The fields that are allowed there, sorted. */
  readonly known: readonly string[];
}

export interface WrongType extends At {
  readonly problem: 'type';
  readonly value: Json;
  /** The types that are allowed, such as `string` or `integer`. */
  readonly expected: readonly string[];
  /** What a text there must match; undefined where there is no pattern. */
  readonly pattern?: string | undefined;
}

export interface NotInEnum extends At {
  readonly problem: 'enum';
  readonly value: Json;
  readonly allowed: readonly Json[];
}

export interface PatternMismatch extends At {
  readonly problem: 'pattern';
  readonly value: string;
  readonly pattern: string;
}

/** Too long, too many, too large, or the other way round. */
export interface OutOfBounds extends At {
  readonly problem: 'bound';
  readonly value: Json;
  readonly bound:
    | 'minLength'
    | 'maxLength'
    | 'minItems'
    | 'maxItems'
    | 'minProperties'
    | 'maxProperties'
    | 'minimum'
    | 'maximum'
    | 'exclusiveMinimum'
    | 'exclusiveMaximum'
    | 'multipleOf';
  readonly limit: number;
}

export interface BadFormat extends At {
  readonly problem: 'format';
  readonly value: Json;
  /** Such as `date-time`, `int32`. */
  readonly format: string;
}

/** `path` ends in the field that is missing. */
export interface MissingField extends At {
  readonly problem: 'required';
}

/** Two items of a list that is a set or a map by key; `path` is that of the later one. */
export interface RepeatedItem extends At {
  readonly problem: 'repeated';
  readonly value: Json;
  /** The keys that tell items apart; none for a set. */
  readonly keys: readonly string[];
}

/** `anyOf`, `oneOf`, `allOf` or `not` that does not hold. */
export interface WrongAlternative extends At {
  readonly problem: 'alternative';
  readonly of: 'anyOf' | 'oneOf' | 'allOf' | 'not';
}

/** A rule in CEL that says no, or that cannot be evaluated. */
export interface BrokenRule extends At {
  readonly problem: 'rule';
  readonly rule: string;
  readonly message: string;
}
