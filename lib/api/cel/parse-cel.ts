import { type CelSource, celLibrary } from './cel-library.js';
import { hideOptionals } from './hide-optionals.js';

/** An expression that is no CEL. */
export interface CelSyntaxProblem {
  /** One line: `cannot be read from column 3 on: "+"` */
  readonly problem: string;
  /** 0-based, in UTF-16 code units. */
  readonly offset: number;
}

export interface ParsedCel {
  readonly source: CelSource;
  /** Whether it uses the syntax for optional values, which is only checked and cannot be evaluated. */
  readonly hasOptionals: boolean;
}

export function parseCel(expression: string): ParsedCel | CelSyntaxProblem {
  const text = hideOptionals(expression);
  try {
    return { source: celLibrary().parse(text), hasOptionals: text !== expression };
  } catch (error) {
    return syntaxProblem(expression, error);
  }
}

/** `column 3`, with the line where there are several. */
export function placeIn(expression: string, offset: number): string {
  const before = expression.slice(0, offset).split('\n');
  const column = `column ${(before.at(-1)?.length ?? 0) + 1}`;
  return expression.includes('\n') ? `line ${before.length}, ${column}` : column;
}

/** The parser says how far it came, but not what was meant: so only that is told. */
function syntaxProblem(expression: string, error: unknown): CelSyntaxProblem {
  const offset = offsetOf(error);
  if (offset === undefined) throw error;
  const rest = expression.slice(offset).trim().replace(/\s+/g, ' ');
  if (expression.trim() === '') return { problem: 'is empty', offset };
  if (rest === '') return { problem: 'ends too early', offset };
  const shown = rest.length > 20 ? `${rest.slice(0, 20)}…` : rest;
  return { problem: `cannot be read from ${placeIn(expression, offset)} on: "${shown}"`, offset };
}

function offsetOf(error: unknown): number | undefined {
  const { location } = error as { readonly location?: { readonly start?: { readonly offset?: unknown } } };
  return typeof location?.start?.offset === 'number' ? location.start.offset : undefined;
}
