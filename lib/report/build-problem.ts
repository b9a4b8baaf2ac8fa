import type { BuildState } from '../model/index.js';

const WORDS: Readonly<Record<BuildState['status'], string>> = {
  built: '',
  failed: 'does not build',
  unknown: 'not all is known',
};

/** What is wrong with a build and why, as people read it; `''` where nothing is. */
export function buildProblem({ status, message }: Pick<BuildState, 'status' | 'message'>): string {
  return WORDS[status] === '' ? '' : `${WORDS[status]}: ${message}`;
}
