/**
 * What RE2 reads and JavaScript refuses or, worse, takes for something else: flags inside, `\A`, `\z`, `\C`, quoting,
 * one-letter classes, POSIX classes, names of groups in Python's way.
 */
const RE2_ONLY = /\\[AzCQE]|\\[pP][A-Z]|\[:\^?[a-z]+:\]|\(\?(?:[imsU-]+[:)]|P<)/;

/** A pattern of a schema, which Kubernetes reads as RE2; undefined where JavaScript has no equal. */
export function compilePattern(pattern: string): RegExp | undefined {
  if (RE2_ONLY.test(pattern)) return undefined;
  return tryCompile(pattern, 'u') ?? tryCompile(pattern, '');
}

function tryCompile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
