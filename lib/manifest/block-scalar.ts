import { UNPRINTABLE } from './unprintable.js';

// go-yaml writes these in double quotes: spaces before a line break or at the end, and what it escapes. Tabs are fine
// except in front, where go-yaml takes them for indentation, and a leading space or break needs an indicator.
const NOT_IN_BLOCK = new RegExp(`^[ \\t\\n]|[ \\t](?:\\n|$)|[${UNPRINTABLE}\\p{Surrogate}]`, 'u');
const BREAK_BEFORE_TEXT = /\n(?=[^\n])/g;

export interface BlockScalar {
  /** `|`, `|-` or `|+`. */
  readonly header: string;
  /** The lines without the last break, which the line after the scalar brings. */
  readonly body: string;
}

/** Multi-line text as a literal block scalar, or undefined where some reader or kyaml would not keep it. */
export function toBlockScalar(text: string): BlockScalar | undefined {
  if (!text.includes('\n') || NOT_IN_BLOCK.test(text)) return undefined;
  if (!text.endsWith('\n')) return { header: '|-', body: text };
  return { header: text.endsWith('\n\n') ? '|+' : '|', body: text.slice(0, -1) };
}

/** The lines of a block scalar below its header; `lineBreak` is a break and the indentation. */
export function indentBlock(body: string, lineBreak: string): string {
  return lineBreak + body.replace(BREAK_BEFORE_TEXT, lineBreak);
}
