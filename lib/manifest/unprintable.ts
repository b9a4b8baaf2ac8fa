/**
 * What go-yaml never writes raw, as the inside of a character class of a regular expression with the flag `u`; tab and
 * line feed are left out, since block scalars hold them. Flux's image automation rewrites files with go-yaml, so a file
 * stays as it is only where we escape exactly these.
 */
export const UNPRINTABLE =
  '\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF\\u{10000}-\\u{10FFFF}';
