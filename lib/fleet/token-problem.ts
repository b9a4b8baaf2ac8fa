import { describeToken, hasTokenText, type Token, type Variable } from '../flux/index.js';
import type { Steps, TextPlace } from '../manifest/index.js';

import type { TokenContext } from './token-context.js';
import type { TextParts } from './write-text.js';

export interface TokenProblem {
  readonly message: string;
  readonly hint: string;
}

interface TokenPlace extends TextPlace {
  readonly parts: TextParts;
  readonly isOptedOut: boolean;
  readonly context: TokenContext;
}

/** What kustomize tells objects apart by, before anything is substituted. */
const IDENTITY: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata.name', 'metadata.namespace']);

/** Why a text cannot hold what it holds, if so. */
export function tokenProblem(place: TokenPlace): TokenProblem | undefined {
  const { parts } = place;
  if (parts.some((part) => typeof part === 'string' && hasTokenText(part))) return CUT;
  if (parts.includes(undefined)) return FOREIGN;
  const tokens = parts.filter((part): part is Token => typeof part === 'object');
  const [first] = tokens;
  if (first === undefined) return undefined;
  return placeProblem(first, place) ?? markerProblem(tokens, place) ?? firstProblem(tokens, place);
}

const CUT: TokenProblem = {
  message: 'holds a piece of a variable or image marker',
  hint: 'put it in whole: what it stands for is not known before it is written',
};
const FOREIGN: TokenProblem = {
  message: 'holds a variable or image marker of another app',
  hint: 'declare it in this app',
};

function placeProblem(token: Token, { isKey, steps }: TokenPlace): TokenProblem | undefined {
  const hint = 'variables and image markers are for values';
  if (isKey) return { message: `is a key with ${describeToken(token)}`, hint };
  if (!IDENTITY.has(identityPath(steps))) return undefined;
  return { message: `holds ${describeToken(token)}, but kustomize must know it before`, hint };
}

function identityPath(steps: Steps): string {
  return steps.length <= 2 ? steps.join('.') : '';
}

/** A comment behind a value speaks of all of it. */
function markerProblem(tokens: readonly Token[], { parts }: TokenPlace): TokenProblem | undefined {
  const marker = tokens.find(({ type }) => type === 'image');
  if (marker === undefined || parts.length === 1) return undefined;
  const hint = 'the marker must be the whole value; the parts of an image have markers of their own';
  return { message: `holds ${describeToken(marker)} beside other text`, hint };
}

function firstProblem(tokens: readonly Token[], place: TokenPlace): TokenProblem | undefined {
  for (const token of tokens) {
    const problem = token.type === 'variable' ? variableProblem(token, place) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function variableProblem(variable: Variable, { isOptedOut, context }: TokenPlace): TokenProblem | undefined {
  const what = `holds ${describeToken(variable)}`;
  if (variable.cluster !== context.cluster) {
    return { message: `${what} of cluster "${variable.cluster}"`, hint: `declare it in "${context.cluster}"` };
  }
  if (context.mode === 'entry') return { message: `${what}, but ${ENTRY}`, hint: 'place it in a Kustomization' };
  return isOptedOut ? { message: `${what}, but the object is opted out of substitution`, hint: OPT_IN } : undefined;
}

const ENTRY = 'bootstrap made the entry that applies it, which substitutes nothing';
const OPT_IN = 'take "kustomize.toolkit.fluxcd.io/substitute" off, or write the text';
