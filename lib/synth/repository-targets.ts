/** A repository of the app, and the folder to write it into. */
export interface RepositoryTarget {
  readonly name: string;
  readonly dir: string;
}

/**
 * Reads `NAME=DIR[,NAME=DIR…]`.
 *
 * @param variable where the text comes from, for the message
 * @throws on an entry of another form, and on a name that comes twice
 */
export function parseRepositories(text: string, variable: string): RepositoryTarget[] {
  const targets = text
    .split(',')
    .flatMap((entry) => (entry.trim() === '' ? [] : [parseTarget(entry.trim(), variable)]));
  const twice = targets.find(({ name }, index) => targets.findIndex((other) => other.name === name) !== index);
  if (twice !== undefined) throw new Error(`${variable} names the repository "${twice.name}" twice`);
  return targets;
}

function parseTarget(entry: string, variable: string): RepositoryTarget {
  const [, name, dir] = /^([^=]+)=(.+)$/.exec(entry) ?? [];
  if (name === undefined || dir === undefined) throw new Error(`${variable} has "${entry}", not NAME=DIR`);
  return { name, dir };
}
