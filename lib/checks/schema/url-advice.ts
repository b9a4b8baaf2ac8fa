/** What people write for a URL that the pattern of a field does not take, and how it is written instead. */
const REWRITES: readonly { readonly pattern: RegExp; readonly written: RegExp; readonly instead: string }[] = [
  // The short form of Git's own command.
  { pattern: /^\^\(http\|https\|ssh\):/, written: /^([\w.-]+@[\w.-]+):\/*(\w.*)$/, instead: 'ssh://$1/$2' },
  // An image, as container tools name it.
  { pattern: /^\^oci:/, written: /^([\w.-]+(?::\d+)?\/[\w./-]+)$/, instead: 'oci://$1' },
];

/** `write "ssh://git@example.org/x"`, for a URL in another form; undefined where that is not what is wrong. */
export function urlAdvice(value: string, pattern: string): string | undefined {
  const found = REWRITES.find((rewrite) => rewrite.pattern.test(pattern) && rewrite.written.test(value));
  return found === undefined ? undefined : `write "${value.replace(found.written, found.instead)}"`;
}
