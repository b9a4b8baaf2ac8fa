import { isVariableName } from '../api/index.js';

export interface RequestedVariables {
  readonly variables: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

/** Reads the `NAME=VALUE` words of `--var`. No message shows a value: it may be a secret. */
export function requestedVariables(words: readonly string[]): RequestedVariables {
  const pairs = words.map(parseWord);
  const names = pairs.map(([name]) => name);
  return {
    variables: Object.fromEntries(pairs.map(([name, value = '']) => [name, value])),
    problems: pairs.flatMap(([name, value], index) => {
      if (value === undefined) return [`--var "${name}" is not of the form NAME=VALUE`];
      if (names.indexOf(name) < index) return [`--var gives "${name}" twice`];
      return isVariableName(name)
        ? []
        : [`--var "${name}" is no name of a variable; it is made of letters, digits and "_", no digit first`];
    }),
  };
}

function parseWord(word: string): [name: string, value?: string] {
  const end = word.indexOf('=');
  return end < 0 ? [word] : [word.slice(0, end), word.slice(end + 1)];
}
