import { namesIn, parseFluxMinor, parseSubstitution } from '../../api/index.js';

import { isAtLeast } from '../at-least.js';
import type { ClusterIndex } from '../cluster-index.js';
import { knownVariables } from '../known-variables.js';
import { ownerName } from '../names.js';
import type { Owner } from '../owners.js';
import { postBuildOf } from '../post-build.js';
import type { Report } from '../rule.js';
import { reportTexts, type TextProblem, type VariableText } from '../variable-texts.js';

/** Since when Flux can be told to substitute without any variable. */
const ALWAYS = '2.9';

/** FLX128: a variable with a default below a `postBuild` that sets nothing, which turns the whole substitution off. */
export function checkUnfilledVariables(index: ClusterIndex, report: Report): void {
  for (const owner of index.owners) {
    const postBuild = postBuildOf(owner);
    if (postBuild === undefined) continue;
    const { runs } = knownVariables(postBuild, owner, index);
    if (runs === true) continue;
    reportTexts({ owner, index, report, isCertain: runs === false }, (text) => unfilled(text, owner, index));
  }
}

/** Without a default it is as likely to be the text of a script. */
function unfilled({ text, id }: VariableText, owner: Owner, index: ClusterIndex): TextProblem[] {
  const names = namesIn(parseSubstitution(text).nodes).filter(({ withDefault }) => withDefault);
  const canAlways = isAtLeast(parseFluxMinor(index.cluster.flux), ALWAYS);
  const hint = canAlways
    ? 'write "substituteStrategy: Always" into spec.postBuild'
    : 'set a variable in spec.postBuild';
  return [...new Set(names.map(({ name }) => (id.kind === 'Secret' ? '' : ` "${name}"`)))].map((name) => ({
    code: 'FLX128',
    message: `has the variable${name} with a default, which is not filled in: nothing sets a variable of ${ownerName(owner)}`,
    hint,
  }));
}
