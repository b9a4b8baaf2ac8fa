import { matchesRe2 } from '../cel/matches-re2.js';

/**
 * What RE2 reads and JavaScript refuses or, worse, takes for something else: flags inside, `\A`, `\z`, `\C`, quoting,
 * one-letter classes, POSIX classes, names of groups in Python's way.
 */
const RE2_ONLY = /\\[AzCQE]|\\[pP][A-Z]|\[:\^?[a-z]+:\]|\(\?(?:[imsU-]+[:)]|P<)/;

/** A group that may repeat: with such a one JavaScript may take twice as long with each further character. */
const REPEATED_GROUP = /\)(?:[*+]|\{\d+,)/;

/** Up to here even the worst takes milliseconds, and no engine need be loaded for the durations of Flux. */
const SHORT = 20;

/** A pattern made ready. */
export interface CompiledPattern {
  test(text: string): boolean;
}

/** A pattern of a schema, which Kubernetes reads as RE2; undefined where JavaScript has no equal. */
export function compilePattern(pattern: string): CompiledPattern | undefined {
  if (RE2_ONLY.test(pattern)) return undefined;
  const compiled = tryCompile(pattern, 'u') ?? tryCompile(pattern, '');
  if (compiled === undefined || !REPEATED_GROUP.test(pattern)) return compiled;
  return { test: (text) => (text.length <= SHORT ? compiled.test(text) : (matchesRe2(text, pattern) ?? true)) };
}

function tryCompile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
