import { isVariableName, namesIn, parseFluxMinor, parseSubstitution, type SubstitutionNode } from '../../api/index.js';
import { didYouMean } from '../../util/index.js';

import { isAtLeast } from '../at-least.js';
import type { ClusterIndex } from '../cluster-index.js';
import { type KnownVariables, knownVariables } from '../known-variables.js';
import { misreadings } from '../misread-text.js';
import { ownerName } from '../names.js';
import type { Owner } from '../owners.js';
import { postBuildOf } from '../post-build.js';
import { isStringOnly, retypedVariable } from '../retyped-variable.js';
import type { Report } from '../rule.js';
import { reportTexts, type TextProblem, type VariableText } from '../variable-texts.js';

/** Since when an unset variable fails the build unless Flux is told otherwise. */
const STRICT = '2.9';
const OPT_OUT = '"kustomize.toolkit.fluxcd.io/substitute: disabled"';

/**
 * FLX120, FLX121, FLX127 and FLX129: variables that nothing sets, what Flux cannot read as a variable, values that are
 * no text where text is needed, and what looks like a shell and is not. Only the objects of Kustomizations with
 * `postBuild` are walked.
 */
export function checkVariableUse(index: ClusterIndex, report: Report): void {
  for (const owner of index.owners) {
    const postBuild = postBuildOf(owner);
    if (postBuild === undefined) continue;
    const known = knownVariables(postBuild, owner, index);
    if (known.runs === false) continue;
    const context = { owner, known, index };
    reportTexts({ owner, index, report, isCertain: known.runs === true }, (text) => problemsIn(text, context));
  }
}

interface Context {
  readonly owner: Owner;
  readonly known: KnownVariables;
  readonly index: ClusterIndex;
}

function problemsIn({ text, id, object, steps }: VariableText, context: Context): TextProblem[] {
  const { nodes, unreadable } = parseSubstitution(text);
  const isSecret = id.kind === 'Secret';
  if (unreadable !== undefined) return [unreadableText(isSecret ? undefined : unreadable, context)];
  const names = namesIn(nodes).filter(({ name, withDefault }) => !withDefault && isUnset(name, context.known));
  const retyped = retypedVariable(nodes, context.known.values);
  return [
    ...[...new Set(names.map(({ name }) => name))].map((name) => unset(name, isSecret, context)),
    ...(retyped !== undefined && isStringOnly(object, steps) ? [noString(retyped)] : []),
    ...(context.known.runs === true ? misread(text, nodes, context) : []),
  ];
}

/** What is no name cannot be set by anything. */
function isUnset(name: string, { names, isComplete }: KnownVariables): boolean {
  return !names.has(name) && (isComplete || !isVariableName(name));
}

function unreadableText(text: string | undefined, { owner }: Context): TextProblem {
  const what = text === undefined ? 'a "${" that' : `"${text}", which`;
  return {
    code: 'FLX121',
    message: `has ${what} Flux cannot read as a variable, so that ${ownerName(owner)} does not build`,
    hint: `write "$\${" for the text itself, or annotate the object with ${OPT_OUT}`,
  };
}

function unset(name: string, isSecret: boolean, { owner, known, index }: Context): TextProblem {
  const isStrict = isAtLeast(parseFluxMinor(index.cluster.flux), STRICT);
  const outcome = isStrict ? `so that ${ownerName(owner)} does not build` : 'so that it becomes empty';
  const advice = `set it in spec.postBuild, give a default as in "\${${isSecret ? 'NAME' : name}:=value}", or write "$\${" for the text itself`;
  return {
    code: 'FLX120',
    severity: isStrict ? 'error' : 'warning',
    message: `has the variable ${isSecret ? '' : `"${name}" `}that nothing sets, ${outcome}`,
    hint: (isSecret ? undefined : didYouMean(name, known.names)) ?? advice,
  };
}

function noString(name: string): TextProblem {
  return {
    code: 'FLX127',
    message: `is the variable "${name}" alone, whose value Flux reads as something else than text`,
    hint: `put it into a longer text, or between quotes that are a variable too: "\${quote}\${${name}}\${quote}"`,
  };
}

function misread(text: string, nodes: readonly SubstitutionNode[], { index }: Context): TextProblem[] {
  const found = misreadings(text, nodes, parseFluxMinor(index.cluster.flux));
  return found.map(({ what, hint }) => ({ code: 'FLX129', message: what, hint }));
}
