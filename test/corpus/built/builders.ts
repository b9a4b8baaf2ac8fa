import type { Engine } from '../../../lib/engine/index.js';
import { findGo, findKustomize } from '../../support/tools.js';
import { buildJudge, missingForJudge } from './judge.js';
import { kustomizeBuilds } from './kustomize-verdicts.js';
import type { Builders } from './prove-repository.js';

/** What is missing for the proof besides the engine, a line each. */
export function missingTools(): string[] {
  const kustomize = findKustomize() === undefined ? 'kustomize is not installed' : '';
  return [missingForJudge(), findGo() === undefined ? '' : kustomize].filter((line) => line !== '');
}

export function buildersWith(engine: Engine): Builders {
  return { engine, judge: buildJudge(), kustomize: kustomizeBuilds(findKustomize() as string) };
}
