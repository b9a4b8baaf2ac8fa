import type { CompiledCel, CelOptions } from './compile-cel.js';

export interface CelProblemOptions {
  /** The names that the expression may use. */
  readonly variables: readonly string[];
  /** What the expression must give. @default - anything */
  readonly result?: 'bool' | 'string' | undefined;
}

/** The types that Flux expects, in words. */
const WANTED = { bool: 'true or false', string: 'a string' } as const;

/**
 * What is wrong with an expression of a Flux object, as the end of a sentence on one line; undefined where nothing is,
 * as far as can be told: functions that only Flux has are trusted.
 */
export function celProblem(expression: string, { variables, result }: CelProblemOptions): string | undefined {
  const compiled = compile(expression, { variables, closed: true });
  if (compiled.state === 'wrong') return compiled.problem;
  const { type } = compiled;
  if (result === undefined || type === undefined || type === result) return undefined;
  return type === 'dyn'
    ? `must give ${WANTED[result]} for certain; compare the value, or convert it with "${result}(…)"`
    : `gives ${type}, but must give ${WANTED[result]}`;
}

/** Loaded with the first expression, as the library behind it is. */
function compile(expression: string, options: CelOptions): CompiledCel {
  const { compileCel } = require('./compile-cel.js') as typeof import('./compile-cel.js');
  return compileCel(expression, options);
}
