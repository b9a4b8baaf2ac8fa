/**
 * How a token looks in text: a mark, the number of the app and that of the token as hexadecimal digits, a mark. All of
 * it are private-use characters, which concatenation, JSON, YAML and validations of cdk8s-plus leave alone. Icon fonts
 * use some of them too, so only a whole token, or a broken one with a mark beside a digit, counts.
 */
const ZERO = 0xe4e0;
const START = '\uE4F0';
const END = '\uE4F1';
const DIGITS = '[\\uE4E0-\\uE4EF]';
const NUMBER_LENGTH = 4;
const TOKEN = new RegExp(`${START}(${DIGITS}{${NUMBER_LENGTH}})(${DIGITS}{${NUMBER_LENGTH}})${END}`, 'g');
const BROKEN = new RegExp(`${START}${DIGITS}|${DIGITS}${END}`);

/** What identifies a token within the process. */
export interface TokenId {
  readonly app: number;
  readonly index: number;
}

export function tokenText({ app, index }: TokenId): string {
  return `${START}${digits(app)}${digits(index)}${END}`;
}

/** Whether a text has a token, or what is left of one that was cut. */
export function hasTokenText(text: string): boolean {
  return BROKEN.test(text);
}

/** A text as what stands between tokens and the tokens: `a${b}c` as `'a'`, b, `'c'`; without empty texts. */
export function splitTokens(text: string): readonly (string | TokenId)[] {
  const parts: (string | TokenId)[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ app: numberOf(match[1] ?? ''), index: numberOf(match[2] ?? '') });
    end = match.index + match[0].length;
  }
  return end < text.length ? [...parts, text.slice(end)] : parts;
}

function digits(number: number): string {
  const hex = number.toString(16).padStart(NUMBER_LENGTH, '0');
  return [...hex].map((digit) => String.fromCharCode(ZERO + Number.parseInt(digit, 16))).join('');
}

function numberOf(text: string): number {
  return [...text].reduce((number, digit) => number * 16 + digit.charCodeAt(0) - ZERO, 0);
}
