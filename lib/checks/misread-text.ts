import { compareFluxMinors, type FluxMinor, type SubstitutionExpression, type SubstitutionNode } from '../api/index.js';

/** What a shell makes of a text and Flux does not. */
export interface Misreading {
  /** As it may be shown; without names, since it may be from a Secret. */
  readonly what: string;
  readonly hint: string;
}

/** Since when Flux reads offsets as a shell does. */
const OFFSETS = '2.10';
/** Operators that Flux takes for `:-`. */
const AS_DEFAULT: ReadonlySet<string> = new Set([':?', ':+']);
/** Not before `{`: there it is the way to write the text itself. A writer who knows what it means writes it twice. */
const LOST_DOLLAR = /(?<!\$)\${2,3}(?![${])/;

/** What Flux reads in another way than the shell that it looks like; only where it substitutes at all. */
export function misreadings(
  text: string,
  nodes: readonly SubstitutionNode[],
  flux: FluxMinor | undefined,
): Misreading[] {
  const expressions = expressionsIn(nodes);
  const found = expressions.flatMap((expression) => misreadOperator(expression, flux));
  return hasLostDollar(text, expressions) ? [...found, DOLLAR] : found;
}

const DOLLAR: Misreading = {
  what: 'has "$$", which Flux makes "$"',
  hint: 'write "$$$$" to keep both, or "$" alone',
};

function expressionsIn(nodes: readonly SubstitutionNode[]): SubstitutionExpression[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...expressionsIn(node.args)]));
}

function misreadOperator({ operator, args }: SubstitutionExpression, flux: FluxMinor | undefined): Misreading[] {
  if (AS_DEFAULT.has(operator)) {
    const what = `has a variable with "${operator}", which Flux reads as ":-", so that the rest is its default`;
    return [{ what, hint: 'write ":-" if that is meant, or "$${" for the text itself' }];
  }
  const isOld = flux !== undefined && compareFluxMinors(flux, OFFSETS) < 0;
  if (operator !== ':' || !isOld || !isSpacedOffset(args[0])) return [];
  const what = `has a variable with a space before its offset, which Flux before ${OFFSETS} does not read, so that the value stays whole`;
  return [{ what, hint: 'count from the beginning, or give what is needed a variable of its own' }];
}

function isSpacedOffset(offset: SubstitutionNode | undefined): boolean {
  return typeof offset === 'string' && /^\s+-?\d+\s*$/.test(offset);
}

/** Inside `${…}` a `$$` stays; which of them are inside is not looked into. */
function hasLostDollar(text: string, expressions: readonly SubstitutionExpression[]): boolean {
  const isInside = expressions.some(({ args }) => args.some((arg) => typeof arg === 'string' && arg.includes('$')));
  return LOST_DOLLAR.test(text) && !isInside;
}
