import { type CompiledCel, compileCel } from '../cel/compile-cel.js';
import type { ValidationRule } from '../structural-schema.js';

/** A rule of a schema made ready; one that cannot be told from here holds. */
export interface CompiledRule {
  readonly rule: ValidationRule;
  /** What is wrong about a value, undefined when the rule holds. */
  test(self: unknown): string | undefined;
}

const VARIABLES = ['self', 'oldSelf'];

/** Only changes of an object have an old self; at creation such a rule is left out. */
const TRANSITION = /\boldSelf\b/;

/** What the library says where types do not fit: Kubernetes told that when the CRD was made, so it is a limit of ours. */
const LIMITS = /overload|unbound|unresolved/;

export function compileRules(rules: readonly ValidationRule[]): readonly CompiledRule[] {
  return rules.filter(({ rule }) => !TRANSITION.test(rule)).map((rule) => ({ rule, test: testOf(rule) }));
}

function testOf(rule: ValidationRule): CompiledRule['test'] {
  let compiled: CompiledCel | undefined;
  return (self) => {
    compiled ??= compileCel(rule.rule, { variables: VARIABLES });
    if (compiled.state !== 'ready') return undefined;
    const outcome = compiled.evaluate({ self });
    if ('error' in outcome) {
      return LIMITS.test(outcome.error) ? undefined : `${messageOf(rule, self)} (${outcome.error})`;
    }
    return outcome.value === false ? messageOf(rule, self) : undefined;
  };
}

function messageOf({ rule, message, messageExpression }: ValidationRule, self: unknown): string {
  return (
    (messageExpression === undefined ? undefined : evaluated(messageExpression, self)) ??
    message?.trim() ??
    `failed rule: ${rule.trim()}`
  );
}

/** As in the API server, a text that is empty, has line breaks or cannot be made is none. */
function evaluated(expression: string, self: unknown): string | undefined {
  const compiled = compileCel(expression, { variables: VARIABLES });
  const outcome = compiled.state === 'ready' ? compiled.evaluate({ self }) : undefined;
  const value = outcome !== undefined && 'value' in outcome ? outcome.value : undefined;
  return typeof value === 'string' && value.trim() !== '' && !value.includes('\n') ? value.trim() : undefined;
}
