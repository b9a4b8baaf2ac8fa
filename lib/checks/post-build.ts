import { isJsonObject, type JsonObject, listOf, specOf, textOf } from '../manifest/index.js';

import type { Owner } from './owners.js';

/** `spec.postBuild` of a Kustomization. */
export interface PostBuild {
  readonly substitute: JsonObject;
  readonly references: readonly SubstituteReference[];
  /** Whether Flux substitutes without any variable too. */
  readonly isAlways: boolean;
}

/** An entry of `substituteFrom`. */
export interface SubstituteReference {
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  readonly isOptional: boolean;
}

export function postBuildOf({ model }: Owner): PostBuild | undefined {
  const { postBuild } = specOf(model.object);
  if (!isJsonObject(postBuild)) return undefined;
  const { substitute, substituteFrom, substituteStrategy } = postBuild;
  return {
    substitute: isJsonObject(substitute) ? substitute : {},
    references: listOf(substituteFrom).map((entry, index) => referenceAt(isJsonObject(entry) ? entry : {}, index)),
    isAlways: substituteStrategy === 'Always',
  };
}

function referenceAt({ kind, name, optional }: JsonObject, index: number): SubstituteReference {
  const path = `spec.postBuild.substituteFrom[${index}]`;
  return { path, kind: textOf(kind), name: textOf(name), isOptional: optional === true };
}
