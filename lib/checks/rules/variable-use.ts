import { isOptedOut, isVariableName, namesIn, parseFluxMinor, parseSubstitution } from '../../api/index.js';
import type { FindingInput } from '../../diagnostics/index.js';
import { displayName, fieldPath, type KubeObject, mapTexts, type ObjectId, type Steps } from '../../manifest/index.js';
import type { ObjectModel } from '../../model/index.js';
import { didYouMean } from '../../util/index.js';

import { isAtLeast } from '../at-least.js';
import type { ClusterIndex } from '../cluster-index.js';
import { type KnownVariables, knownVariables } from '../known-variables.js';
import { mayBePatched } from '../may-be-patched.js';
import type { Owner } from '../owners.js';
import { postBuildOf } from '../post-build.js';
import { isStringOnly, retypedVariable } from '../retyped-variable.js';
import type { Report } from '../rule.js';

/** Since when an unset variable fails the build unless Flux is told otherwise. */
const STRICT = '2.9';
const OPT_OUT = '"kustomize.toolkit.fluxcd.io/substitute: disabled"';

/**
 * FLX120, FLX121 and FLX127: variables that nothing sets, what Flux cannot read as a variable, and values that are no
 * text where text is needed. Only the objects of Kustomizations with `postBuild` are walked.
 */
export function checkVariableUse(index: ClusterIndex, report: Report): void {
  for (const owner of index.owners) {
    const postBuild = postBuildOf(owner);
    if (postBuild === undefined) continue;
    const known = knownVariables(postBuild, owner, index);
    if (known.runs === false) continue;
    for (const declared of owner.model.declared) {
      if (!isOptedOut(declared.object)) judge(declared, { owner, known, index, report });
    }
  }
}

interface Context {
  readonly owner: Owner;
  readonly known: KnownVariables;
  readonly index: ClusterIndex;
  readonly report: Report;
}

type Problem = Pick<FindingInput, 'code' | 'severity' | 'message' | 'hint'>;

function judge(declared: ObjectModel, context: Context): void {
  const { owner, index, report } = context;
  const seen = new Set<string>();
  mapTexts(declared.object, (text, { steps }) => {
    if (!text.includes('${')) return text;
    const id = index.idOf({ declared, owner });
    for (const problem of problemsIn(text, { id, object: declared.object, steps }, context)) {
      if (seen.has(problem.message)) continue;
      seen.add(problem.message);
      const isUnknown = context.known.runs === undefined || mayBePatched({ declared, owner });
      const severity = isUnknown ? 'unknown' : problem.severity;
      const about = { subject: displayName(id), path: fieldPath(steps), at: declared.origin };
      report({ ...about, ...problem, ...(severity === undefined ? {} : { severity }) });
    }
    return text;
  });
}

interface TextAt {
  readonly id: ObjectId;
  readonly object: KubeObject;
  readonly steps: Steps;
}

function problemsIn(text: string, { id, object, steps }: TextAt, context: Context): Problem[] {
  const { nodes, unreadable } = parseSubstitution(text);
  const isSecret = id.kind === 'Secret';
  if (unreadable !== undefined) return [unreadableText(isSecret ? undefined : unreadable, context)];
  const names = namesIn(nodes).filter(({ name, withDefault }) => !withDefault && isUnset(name, context.known));
  const retyped = retypedVariable(nodes, context.known.values);
  return [
    ...[...new Set(names.map(({ name }) => name))].map((name) => unset(name, isSecret, context)),
    ...(retyped !== undefined && isStringOnly(object, steps) ? [noString(retyped)] : []),
  ];
}

/** What is no name cannot be set by anything. */
function isUnset(name: string, { names, isComplete }: KnownVariables): boolean {
  return !names.has(name) && (isComplete || !isVariableName(name));
}

function unreadableText(text: string | undefined, { owner }: Context): Problem {
  const what = text === undefined ? 'a "${" that' : `"${text}", which`;
  return {
    code: 'FLX121',
    message: `has ${what} Flux cannot read as a variable, so that ${nameOf(owner)} does not build`,
    hint: `write "$\${" for the text itself, or annotate the object with ${OPT_OUT}`,
  };
}

function unset(name: string, isSecret: boolean, { owner, known, index }: Context): Problem {
  const isStrict = isAtLeast(parseFluxMinor(index.cluster.flux), STRICT);
  const outcome = isStrict ? `so that ${nameOf(owner)} does not build` : 'so that it becomes empty';
  const advice = `set it in spec.postBuild, give a default as in "\${${isSecret ? 'NAME' : name}:=value}", or write "$\${" for the text itself`;
  return {
    code: 'FLX120',
    severity: isStrict ? 'error' : 'warning',
    message: `has the variable ${isSecret ? '' : `"${name}" `}that nothing sets, ${outcome}`,
    hint: (isSecret ? undefined : didYouMean(name, known.names)) ?? advice,
  };
}

function noString(name: string): Problem {
  return {
    code: 'FLX127',
    message: `is the variable "${name}" alone, whose value Flux reads as something else than text`,
    hint: `put it into a longer text, or between quotes that are a variable too: "\${quote}\${${name}}\${quote}"`,
  };
}

function nameOf({ model: { namespace, name } }: Owner): string {
  return displayName({ kind: 'Kustomization', namespace, name });
}
