import { didYouMean } from '../util/index.js';

/** A cluster that can be named, by its entry folder or by its name. */
export interface KnownCluster {
  readonly path: string;
  readonly name: string;
}

/** What is wrong with a word for a cluster that nobody has; `where` is who has the others: `the app`. */
export function unknownCluster(word: string, known: readonly KnownCluster[], where: string): string {
  const list = known.map(({ path, name }) => `${path === '' ? '.' : path} (${name})`).join(', ');
  const candidates = known.flatMap(({ path, name }) => [path, name]);
  const parts = [`unknown cluster "${word}"`, `${where} has ${list || 'none'}`, didYouMean(word, candidates)];
  return parts.filter((part) => part !== undefined).join('; ');
}
