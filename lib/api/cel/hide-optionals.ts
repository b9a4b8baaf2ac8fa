/** Texts and comments are left alone; else a `?` behind one of these marks an optional value, and never a choice. */
const TOKENS =
  /[rRbB]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\/\/[^\n]*|([.[{,])(\s*)\?/g;

/**
 * An expression without the marks of optional values (`a.?b`, `a[?b]`, `{?a: b}`), all else at its place. The library
 * cannot read them; the rest of such an expression can be checked all the same.
 */
export function hideOptionals(expression: string): string {
  if (!expression.includes('?')) return expression;
  return expression.replace(TOKENS, (token, before?: string, space = '') =>
    before === undefined ? token : `${before}${space} `,
  );
}
