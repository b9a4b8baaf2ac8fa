import { Kustomization, type TokenRegistry, type Variable } from '../flux/index.js';

import type { Owner } from './scan.js';

/**
 * What Flux does with `${…}` in the objects of an owner:
 *
 * | mode | when | a literal `${` |
 * |---|---|---|
 * | `off` | no variables | stays |
 * | `entry` | the cluster's entry, which bootstrap made: nothing is substituted | stays |
 * | `author` | the author wrote `postBuild` himself | is his |
 * | `certain` | a variable with a value: substitution runs | is escaped |
 * | `uncertain` | references only: it runs when one of them has a key | its object is opted out |
 */
export type SubstitutionMode = 'off' | 'entry' | 'author' | 'certain' | 'uncertain';

/** What writing the tokens of an object needs to know of its surroundings. */
export interface TokenContext {
  readonly registry: TokenRegistry;
  /** Construct path of the cluster. */
  readonly cluster: string;
  readonly mode: SubstitutionMode;
}

export function substitutionMode(owner: Owner, variables: readonly Variable[]): SubstitutionMode {
  if (!Kustomization.isKustomization(owner)) return 'entry';
  if (owner.writtenPostBuild !== undefined) return 'author';
  if (variables.length === 0) return 'off';
  return variables.some(({ source }) => 'value' in source) ? 'certain' : 'uncertain';
}
