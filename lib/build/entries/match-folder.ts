import { parseSubstitution, type SubstitutionExpression, type SubstitutionNode } from '../../api/index.js';
import { escapeRegExp } from '../../util/index.js';

/** Operators with which a variable that is set stands for its value alone. */
const AS_IT_IS: ReadonlySet<string> = new Set(['', '=', ':=', ':-', ':?', ':+']);
/** A pattern with many wildcards can take for ever to fail; so can few of them in a long text. */
const MOST = 3;

/**
 * Values with which a path that has variables leads to a folder; undefined when none do, or the path has no variable.
 * Where several values would do, the folder is right and nothing is said of the variables.
 */
export function matchFolder(path: string, folder: string): Readonly<Record<string, string>> | undefined {
  const { nodes } = parseSubstitution(path);
  const expressions = nodes.filter((node) => typeof node !== 'string');
  if (expressions.length === 0 || expressions.length > MOST) return undefined;
  const values = patternOf(nodes).exec(folder)?.slice(1);
  return values === undefined ? undefined : tellingValue(expressions, values);
}

/** `./` and slashes at the ends say nothing. */
function patternOf(nodes: readonly SubstitutionNode[]): RegExp {
  const value = nodes.filter((node) => typeof node !== 'string').length > 1 ? '([^/]+)' : '(.+)';
  const parts = nodes.map((node, index) => {
    if (typeof node !== 'string') return value;
    const begun = index === 0 ? node.replace(/^(?:\.?\/)+/, '') : node;
    return escapeRegExp(index === nodes.length - 1 ? begun.replace(/\/+$/, '') : begun);
  });
  return new RegExp(`^${parts.join('')}$`);
}

function tellingValue(
  expressions: readonly SubstitutionExpression[],
  values: readonly string[],
): Readonly<Record<string, string>> {
  const [expression, ...others] = expressions;
  if (expression === undefined || others.length > 0 || !AS_IT_IS.has(expression.operator)) return {};
  return { [expression.name]: values[0] ?? '' };
}
