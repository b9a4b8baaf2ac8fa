import { getOrAdd } from '../util/index.js';

/** What follows the name in an image, in kustomize's api/internal/image. */
const REST = '(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$';

/** Go's limit for the repetitions of one part. */
const MAX_REPEAT = 1000;
const MAX_LENGTH = 1000;

/**
 * One token of what Go and JavaScript read alike: classes of plain characters, groups, repetitions, `|`, `.`, anchors,
 * `\d` and `\w`, an escaped sign, and any other character but a lone backslash or bracket.
 */
const TOKEN =
  /\[\^?(?:[\w.:/@+ -]|\\[dw.\-/])+\]|\((?:\?:)?(?!\?)|[)|.^$]|[*+?]|\{\d+(?:,\d*)?\}|\\[dDwW]|\\[!-/:-@[-`{-~]|[^\\[(]/gu;

/** A group that is repeated: JavaScript may need exponential time for it, Go does not. */
const REPEATED_GROUP = /^\)[*+{]/;

const COUNTS = /^\{(\d+)(?:,(\d*))?\}$/;

/** Signs that mean themselves in Go, but not alone to JavaScript. */
const LITERAL = /^[{}\]/]$/;

const PATTERNS = new Map<string, RegExp | 'unknown'>();

/**
 * The expression that kustomize matches images with, in which the name of an entry of `images` is a part. Undefined
 * where Go may read the name in another way than JavaScript, or refuses it.
 */
export function imagePattern(name: string): RegExp | undefined {
  const pattern = getOrAdd(PATTERNS, name, () => makePattern(name) ?? 'unknown');
  return pattern === 'unknown' ? undefined : pattern;
}

function makePattern(name: string): RegExp | undefined {
  const tokens = name.match(TOKEN) ?? [];
  if (tokens.join('') !== name || name.length > MAX_LENGTH || !isTame(tokens)) return undefined;
  try {
    return new RegExp(`^${tokens.map(toJavaScript).join('')}${REST}`, 'u');
  } catch {
    return undefined;
  }
}

function isTame(tokens: readonly string[]): boolean {
  return tokens.every((token, index) => {
    const counts = COUNTS.exec(token)?.slice(1) ?? [];
    return (
      counts.every((count) => Number(count ?? 0) <= MAX_REPEAT) && !REPEATED_GROUP.test(`${tokens[index - 1]}${token}`)
    );
  });
}

/** Go's `.` takes every character but a line feed, and escapes any ASCII sign. */
function toJavaScript(token: string): string {
  if (token === '.') return '[^\\n]';
  if (LITERAL.test(token)) return `\\${token}`;
  return /^\\[^dDwW]$/.test(token) ? `\\x${token.charCodeAt(1).toString(16).padStart(2, '0')}` : token;
}
