import { didYouMean, quotedList } from '../../util/index.js';

import { celLibrary } from './cel-library.js';
import { celTypeOf } from './cel-type.js';
import { type CelInspection, inspectCel } from './inspect-cel.js';
import { parseCel, placeIn } from './parse-cel.js';

/** An expression that can be evaluated, one that is wrong, or one that is right as far as can be told from here. */
export type CompiledCel =
  | { readonly state: 'ready'; readonly type: string | undefined; evaluate(values: CelValues): CelOutcome }
  | { readonly state: 'wrong'; readonly problem: string }
  | { readonly state: 'unknown'; readonly type: undefined; readonly reason: string };

/** Variables by name: integers are bigints, maps are objects or Maps. */
export type CelValues = Readonly<Record<string, unknown>>;

export type CelOutcome = { readonly value: unknown } | { readonly error: string };

export interface CelOptions {
  readonly variables: readonly string[];
  /** Whether a function that is in no table is a mistake, and not only one that is not known here. */
  readonly closed?: boolean;
}

/** Reads an expression once, to be evaluated as often as needed. Throws nothing, whatever the expression is. */
export function compileCel(expression: string, options: CelOptions): CompiledCel {
  const parsed = parseCel(expression);
  if ('problem' in parsed) return { state: 'wrong', problem: parsed.problem };
  const { source, hasOptionals } = parsed;
  const found = inspectCel(source, options.variables);
  const problem = nameProblem(expression, found, options);
  if (problem !== undefined) return { state: 'wrong', problem };
  const reason = hasOptionals ? 'optional values' : [...found.elsewhere, ...found.unknown][0]?.name;
  if (reason !== undefined) return { state: 'unknown', type: undefined, reason };
  const { plan, env } = celLibrary();
  const run = plan(env, source);
  return { state: 'ready', type: celTypeOf(source.expr), evaluate: (values) => outcomeOf(run(values as never)) };
}

function nameProblem(
  expression: string,
  { undeclared, misused, unknown }: CelInspection,
  { variables, closed = false }: CelOptions,
): string | undefined {
  const [name] = undeclared;
  if (name !== undefined) {
    const hint = didYouMean(name.name, variables) ?? `known are ${quotedList(variables)}`;
    return `"${name.name}" at ${placeIn(expression, name.offset)} is no variable; ${hint}`;
  }
  const [macro] = misused;
  if (macro !== undefined)
    return `"${macro.name}" at ${placeIn(expression, macro.offset)} does not take such arguments`;
  const [call] = closed ? unknown : [];
  return call === undefined ? undefined : `"${call.name}" at ${placeIn(expression, call.offset)} is no function`;
}

function outcomeOf(value: unknown): CelOutcome {
  return celLibrary().isCelError(value) ? { error: value.message } : { value };
}
