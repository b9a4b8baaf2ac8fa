import { UNPRINTABLE } from './unprintable.js';

const NEEDS_ESCAPE = new RegExp(`[\\t\\n${UNPRINTABLE}\\p{Surrogate}]`, 'u');
const TO_ESCAPE = new RegExp(`["\\\\\\t\\n${UNPRINTABLE}]`, 'gu');
const LONE_SURROGATE = /\p{Surrogate}/u;
const BYTE_ORDER_MARK = '\uFEFF';

const SHORT_ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x00, '\\0'],
  [0x07, '\\a'],
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0b, '\\v'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
  [0x1b, '\\e'],
  [0x22, '\\"'],
  [0x5c, '\\\\'],
  [0x85, '\\N'],
  [0x2028, '\\L'],
  [0x2029, '\\P'],
]);

/** Single quotes where the text is printable on one line, else double quotes with go-yaml's escapes. */
export function quote(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return `'${text.includes("'") ? text.replaceAll("'", "''") : text}'`;
  if (LONE_SURROGATE.test(text)) throw new Error('a lone surrogate cannot be written in YAML');
  return `"${text.startsWith(BYTE_ORDER_MARK) ? escapeAll(text) : text.replace(TO_ESCAPE, escapeCharacter)}"`;
}

/** go-yaml looks for a byte order mark at the start of the text for every character of it, and so escapes them all. */
function escapeAll(text: string): string {
  return Array.from(text, escapeCharacter).join('');
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return SHORT_ESCAPES.get(code) ?? escapeCode(code);
}

function escapeCode(code: number): string {
  if (code <= 0xff) return `\\x${hex(code, 2)}`;
  return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, width: number): string {
  return code.toString(16).toUpperCase().padStart(width, '0');
}
