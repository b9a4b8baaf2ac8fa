import type { FluxMinor, SchemaProblem } from '../../api/index.js';
import type { FindingInput } from '../../diagnostics/index.js';
import type { Json } from '../../manifest/index.js';
import { didYouMean, quotedList, spokenList } from '../../util/index.js';

import { type Explanation, explainUnknownField, explainUnknownValue } from '../field-lifetime.js';
import { boundText } from './bound-text.js';
import { durationAdvice } from './duration-advice.js';
import { ruleAdvice } from './rule-advice.js';
import { shownValue, typeNames } from './shown-value.js';
import { urlAdvice } from './url-advice.js';

/** The object that a problem is about. */
export interface AboutObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** The Flux whose tables judged it; undefined where a CRD did. */
  readonly flux: FluxMinor | undefined;
  /** Whether its values must not be seen. */
  readonly isSecret: boolean;
}

export type Described = Pick<FindingInput, 'code' | 'message' | 'hint'>;

type Kind = SchemaProblem['problem'];
type Of<K extends Kind> = Extract<SchemaProblem, { readonly problem: K }>;
type Describers = { readonly [K in Kind]: (problem: Of<K>, about: AboutObject) => Described };

/** What to say of a problem, as the text behind the path of its field. */
export function describeProblem(problem: SchemaProblem, about: AboutObject): Described {
  const describe = DESCRIBERS[problem.problem] as (problem: SchemaProblem, about: AboutObject) => Described;
  return describe(problem, about);
}

const DESCRIBERS: Describers = {
  unknown: (problem, about) => ({ code: 'FLX109', ...unknownField(problem, about) }),
  type: ({ value, expected, pattern }, about) => ({
    code: 'FLX110',
    message: `must be ${typeNames(expected)}, not ${shown(value, about)}`,
    hint: about.isSecret ? undefined : otherType(value, expected, pattern),
  }),
  enum: (problem, about) => ({ code: 'FLX111', ...unknownValue(problem, about) }),
  pattern: ({ value, pattern }, about) => ({
    code: 'FLX111',
    ...((about.isSecret ? undefined : durationAdvice(value, pattern)) ?? {
      message: `${shown(value, about)} does not match the pattern "${pattern}"`,
      hint: about.isSecret ? undefined : urlAdvice(value, pattern),
    }),
  }),
  bound: ({ value, bound, limit }, about) => ({ code: 'FLX111', ...boundText(bound, limit, shown(value, about)) }),
  format: ({ value, format }, about) => ({
    code: 'FLX111',
    message: `${shown(value, about)} is not in the format "${format}"`,
  }),
  required: () => ({ code: 'FLX112', message: 'is missing' }),
  repeated: ({ keys }) => ({
    code: 'FLX111',
    message: keys.length === 0 ? 'repeats an earlier item' : `has the same ${quotedList(keys)} as an earlier item`,
    hint: 'leave one of them out',
  }),
  alternative: ({ of }) => ({ code: 'FLX111', message: ALTERNATIVES[of] }),
  // The message of a rule may be made of values.
  rule: ({ rule, message }, { isSecret, flux }) => ({
    code: 'FLX113',
    message: `breaks a rule: ${isSecret ? rule : message}`,
    hint: flux === undefined ? undefined : ruleAdvice(message),
  }),
};

const ALTERNATIVES: Readonly<Record<Of<'alternative'>['of'], string>> = {
  anyOf: 'fits none of the forms that its schema allows',
  oneOf: 'does not fit exactly one of the forms that its schema allows',
  allOf: 'does not fit all that its schema asks for',
  not: 'has a form that its schema forbids',
};

function unknownField({ path, value, known }: Of<'unknown'>, about: AboutObject): Explanation {
  const { apiVersion, kind, flux } = about;
  const explained = flux === undefined ? undefined : explainUnknownField({ kind, apiVersion, flux, path });
  if (explained !== undefined) {
    const text = typeof value === 'object' ? '' : `${shown(value, about)} `;
    return { ...explained, message: `${text}${explained.message}` };
  }
  const hint = didYouMean(String(path.at(-1)), known);
  return { message: `is no field of ${apiVersion} ${kind}`, ...(hint === undefined ? {} : { hint }) };
}

function unknownValue({ path, value, allowed }: Of<'enum'>, about: AboutObject): Explanation {
  const { apiVersion, kind, flux } = about;
  const text = shown(value, about);
  if (typeof value === 'string' && flux !== undefined) {
    const explained = explainUnknownValue({ kind, apiVersion, flux, path }, value);
    if (explained !== undefined) return { ...explained, message: `${text} ${explained.message}` };
  }
  const names = allowed.map(shownValue);
  const texts = allowed.filter((entry) => typeof entry === 'string');
  const hint = typeof value === 'string' && !about.isSecret ? didYouMean(value, texts) : undefined;
  const message = `${text} is not allowed; allowed ${names.length === 1 ? 'is' : 'are'} ${spokenList(names)}`;
  return { message, ...(hint === undefined ? {} : { hint }) };
}

function shown(value: Json, { isSecret }: AboutObject): string {
  return isSecret ? 'what is written' : shownValue(value);
}

/** The same as the other type, where it is only a matter of quotes. */
function otherType(value: Json, expected: readonly string[], pattern = ''): string | undefined {
  if (expected.includes('string')) {
    if (typeof value !== 'number' && typeof value !== 'boolean') return undefined;
    return durationAdvice(String(value), pattern)?.hint ?? `write "${value}"`;
  }
  if (typeof value !== 'string') return undefined;
  const isPlain = expected.some((type) => PLAIN[type]?.test(value));
  return isPlain ? `write ${value} without quotes` : undefined;
}

const PLAIN: Readonly<Record<string, RegExp>> = {
  boolean: /^(?:true|false)$/,
  integer: /^-?(?:0|[1-9]\d*)$/,
  number: /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/,
};
