import { parseSubstitution, type SubstitutionNode } from '../api/index.js';

import type { KnownVariables } from './known-variables.js';

/** What takes an argument where a variable has no value. */
const DEFAULTS: ReadonlySet<string> = new Set(['=', ':=', ':-', ':?', ':+']);

/** A text once Flux filled in its variables; undefined where that cannot be told from here. */
export function filledText(text: string, variables: KnownVariables): string | undefined {
  if (variables.runs === false) return text;
  if (variables.runs === undefined) return undefined;
  const { nodes, unreadable } = parseSubstitution(text);
  return unreadable === undefined ? joined(nodes, variables) : undefined;
}

function joined(nodes: readonly SubstitutionNode[], variables: KnownVariables): string | undefined {
  const parts = nodes.map((node) => (typeof node === 'string' ? node : filled(node, variables)));
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** Without what cuts and replaces: nobody does so in a name. */
function filled(
  { name, operator, args }: Exclude<SubstitutionNode, string>,
  variables: KnownVariables,
): string | undefined {
  const { names, values, isComplete } = variables;
  if (operator !== '' && !DEFAULTS.has(operator)) return undefined;
  // Flux takes the line breaks out of values.
  const value = values.get(name)?.replaceAll('\n', '');
  if (value !== undefined && value !== '') return value;
  if (names.has(name) || !isComplete || operator === '') return undefined;
  return joined(args, variables);
}
