import { isOptedOut } from '../api/index.js';
import type { ObjectId } from '../manifest/index.js';

import type { ClusterIndex } from './cluster-index.js';
import { filledText } from './filled-text.js';
import { type KnownVariables, knownVariables } from './known-variables.js';
import { isOwnerCertain } from './owner-certainty.js';
import type { Owner } from './owners.js';
import type { PlacedObject } from './placed-object.js';
import { postBuildOf } from './post-build.js';

/** What the applier of a Kustomization may have changed, and names depend on. */
const FIELDS = ['postBuild', 'targetNamespace', 'namePrefix', 'nameSuffix'] as const;

const NO_VARIABLES: KnownVariables = { names: new Set(), values: new Map(), isComplete: true, runs: false };

/** Who an object is once variables are filled in too; undefined where one of them is not known. */
export function filledId(placed: PlacedObject, index: ClusterIndex): ObjectId | undefined {
  const id = index.idOf(placed);
  const variables = isOptedOut(placed.declared.object) ? NO_VARIABLES : variablesOf(placed.owner, index);
  const namespace = variables && filledText(id.namespace, variables);
  const name = variables && filledText(id.name, variables);
  return name === undefined || namespace === undefined ? undefined : { ...id, namespace, name };
}

function variablesOf(owner: Owner, index: ClusterIndex): KnownVariables | undefined {
  if (owner.model.object !== undefined && !isOwnerCertain(owner, FIELDS, index)) return undefined;
  const postBuild = postBuildOf(owner);
  return postBuild === undefined ? NO_VARIABLES : knownVariables(postBuild, owner, index);
}
