import { emitYaml, type Patch } from '../../manifest/index.js';

/** How many lines a patch takes in a file. */
export function patchLines(patch: Patch['patch']): number {
  return emitYaml([{ data: patch }]).split('\n').length - 1;
}
