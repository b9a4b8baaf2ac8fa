import { escapeSubstitution } from '../api/index.js';
import type { Token } from '../flux/index.js';

import type { SubstitutionMode } from './token-context.js';

/** A text as a token registry splits it; undefined stands for a token of another app. */
export type TextParts = readonly (string | Token | undefined)[];

export interface WrittenText {
  readonly text: string;
  /** What stands behind it in the file. */
  readonly comment: string | undefined;
  /** Whether it comes out the same only if Flux substitutes, or only if it does not. */
  readonly isAmbiguous: boolean;
}

/** A text as the file holds it. */
export function writeText(parts: TextParts, mode: SubstitutionMode): WrittenText {
  const texts = parts.map((part, index) => writePart(part, mode === 'certain', parts[index + 1]));
  const [only] = parts;
  return {
    text: texts.join(''),
    comment: parts.length === 1 && typeof only === 'object' && only.type === 'image' ? only.comment : undefined,
    isAmbiguous: mode === 'uncertain' && parts.some((part, index) => changes(part, parts[index + 1])),
  };
}

type Part = TextParts[number];

function writePart(part: Part, escapes: boolean, next: Part): string {
  if (typeof part === 'object' && part.type === 'variable') return `\${${part.name}}`;
  const text = literalOf(part);
  return escapes ? escaped(text, next) : text;
}

function changes(part: Part, next: Part): boolean {
  const text = literalOf(part);
  return escaped(text, next) !== text;
}

function escaped(text: string, next: Part): string {
  return escapeSubstitution(text, { beforeExpression: typeof next === 'object' && next.type === 'variable' });
}

function literalOf(part: Part): string {
  if (typeof part === 'string') return part;
  return part?.type === 'image' ? part.initial : '';
}
