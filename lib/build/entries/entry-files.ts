import { posix } from 'node:path';

import { treeText } from '../../engine/index.js';

import type { EntrySearch } from './entry-search.js';

/** The files in which entries may be written, by path relative to the root of the repository; sorted. */
export interface EntryFiles {
  /** As bootstrap writes them. */
  readonly syncs: readonly string[];
  /** Those that speak of a FluxInstance or the chart that makes one. */
  readonly operator: readonly string[];
  /** Those that speak of Flux Kustomizations and sources. */
  readonly flux: readonly string[];
}

export const YAML = /\.ya?ml$/;
/** Bytes: more than people write, less than what generators pour out. */
export const LARGEST = 2 * 1024 * 1024;
/** It holds the definitions of all kinds, and no object of them. */
export const FLUX_ITSELF = 'gotk-components.yaml';
const OPERATOR = /\bFluxInstance\b|flux-instance/;
const FLUX = /\b(?:kustomize|source)\.toolkit\.fluxcd\.io\//;

/** Looks for words, so that few files have to be read as YAML. */
export function entryFiles({ repository: { tree } }: EntrySearch): EntryFiles {
  const texts = [...tree.files.keys()]
    .filter((path) => YAML.test(path) && posix.basename(path) !== FLUX_ITSELF)
    .map((path) => ({ path, text: treeText(tree, path, { most: LARGEST }) }));
  const speakingOf = (words: RegExp) => texts.filter(({ text }) => words.test(text)).map(({ path }) => path);
  return {
    syncs: texts.map(({ path }) => path).filter((path) => posix.basename(path) === 'gotk-sync.yaml'),
    operator: speakingOf(OPERATOR),
    flux: speakingOf(FLUX),
  };
}
