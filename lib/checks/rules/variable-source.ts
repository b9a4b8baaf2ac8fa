import { isVariableName } from '../../api/index.js';
import type { FindingInput } from '../../diagnostics/index.js';
import { displayName, fieldPath } from '../../manifest/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { keysOf, sourceOf } from '../known-variables.js';
import { ownerName } from '../names.js';
import type { Owner } from '../owners.js';
import { type PostBuild, postBuildOf, type SubstituteReference } from '../post-build.js';
import type { Report } from '../rule.js';

const NAMES = 'letters, digits and "_", no digit first';

/** FLX120, FLX122 and FLX127: where the variables of a Kustomization come from. */
export function checkVariableSources(index: ClusterIndex, report: Report): void {
  for (const owner of index.owners) {
    const postBuild = postBuildOf(owner);
    if (postBuild === undefined) continue;
    const about = { subject: ownerName(owner), at: owner.model.origin };
    for (const problem of substituteProblems(postBuild)) report({ ...about, ...problem });
    for (const reference of postBuild.references) {
      for (const problem of ownProblems(reference, owner, index)) report({ ...about, ...problem });
      for (const finding of keyFindings(reference, owner, index)) report(finding);
    }
  }
}

type Problem = Pick<FindingInput, 'code' | 'path' | 'message' | 'hint'>;

function substituteProblems({ substitute }: PostBuild): Problem[] {
  return Object.entries(substitute).flatMap(([name, value]): Problem[] => {
    const path = fieldPath(['spec', 'postBuild', 'substitute', name]);
    if (!isVariableName(name)) {
      const message = 'is no variable name, so that Flux builds nothing';
      return [{ code: 'FLX122', path, message, hint: `take ${NAMES}` }];
    }
    if (typeof value !== 'string' || !value.includes('\n')) return [];
    const hint = 'put text of several lines into the object itself, or into a ConfigMap that the workload reads';
    return [{ code: 'FLX127', path, message: 'has line breaks, which Flux removes', hint }];
  });
}

/** What a Kustomization applies is not there when it is built for the first time. */
function ownProblems(reference: SubstituteReference, owner: Owner, index: ClusterIndex): Problem[] {
  const { kind, name, path, isOptional } = reference;
  const found = sourceOf(reference, owner, index);
  if (isOptional || found?.owner !== owner) return [];
  const message = `needs ${displayName({ kind, namespace: owner.model.namespace, name })} to be built, and applies it only after that`;
  return [{ code: 'FLX120', path, message, hint: 'move it to a Kustomization that this one depends on' }];
}

function keyFindings(reference: SubstituteReference, owner: Owner, index: ClusterIndex): FindingInput[] {
  const found = sourceOf(reference, owner, index);
  if (found === undefined) return [];
  const { object, origin } = found.declared;
  const wrong = keysOf(object).filter((key) => !isVariableName(key));
  return [...new Set(wrong)].map((key) => ({
    code: 'FLX122',
    subject: displayName(index.idOf(found)),
    message: `has the key "${key}", which is no variable name, so that ${ownerName(owner)} does not build: it takes its variables from here`,
    hint: `take ${NAMES}, or put the key into another ${object.kind}`,
    at: origin,
  }));
}
