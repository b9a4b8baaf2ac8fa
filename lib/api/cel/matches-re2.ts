import { celLibrary } from './cel-library.js';

let run: ((values: { text: string; pattern: string }) => unknown) | undefined;

/** Whether a pattern is found in a text, in time linear to its length; undefined where RE2 refuses the pattern. */
export function matchesRe2(text: string, pattern: string): boolean | undefined {
  const { env, parse, plan } = celLibrary();
  run ??= plan(env, parse('text.matches(pattern)')) as NonNullable<typeof run>;
  const outcome = run({ text, pattern });
  return typeof outcome === 'boolean' ? outcome : undefined;
}
