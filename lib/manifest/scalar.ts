import { isPlainSafe } from './plain-scalar.js';
import { quote } from './quoted-scalar.js';

/** A string on one line: plain where every reader gives it back, else quoted. */
export function formatString(text: string): string {
  return isPlainSafe(text) ? text : quote(text);
}

/**
 * A number that every reader reads as the same: YAML 1.1 knows a float by its point and the sign of its exponent.
 * What is no safe integer is written as a float, since readers differ on integers of that size.
 */
export function formatNumber(value: number): string {
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? '-0.0' : String(value);
  if (!Number.isFinite(value)) throw new Error(`${value} cannot be written in a manifest`);
  const text = Number.isInteger(value) ? value.toExponential() : String(value);
  return text.includes('.') ? text : text.replace('e', '.0e');
}
