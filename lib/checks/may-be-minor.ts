import type { FluxMinor } from '../api/index.js';

/** A comparison of a range, such as `>=2.5.1`, `~2.9` or `2.x`. */
const COMPARISON =
  /^(?<operator>[<>]=?|[~^=]?)v?(?<major>\d+)(?:\.(?:[x*]|(?<minor>\d+)(?:\.(?:[x*]|(?<patch>\d+)))?))?$/;

/** Whether a range, as Flux Operator reads it, may be met by a version of that minor; what cannot be read may. */
export function mayBeMinor(range: string, flux: FluxMinor): boolean {
  const [major = 0, minor = 0] = flux.split('.').map(Number);
  return range.split('||').some((all) => {
    if (all.includes(' - ')) return true;
    const comparisons = all.replace(/([<>=~^])\s+/g, '$1').split(/[\s,]+/);
    return comparisons.every((comparison) => holds(comparison, { major, minor }));
  });
}

interface Minor {
  readonly major: number;
  readonly minor: number;
}

function holds(comparison: string, wanted: Minor): boolean {
  const groups = COMPARISON.exec(comparison)?.groups;
  if (groups === undefined) return true;
  const { operator = '', minor, patch } = groups;
  const major = Number(groups.major);
  const distance = wanted.major - major || (minor === undefined ? 0 : wanted.minor - Number(minor));
  return OPERATORS[operator]?.(distance, { sameMajor: wanted.major === major, patch: Number(patch ?? 0) }) ?? true;
}

interface Given {
  readonly sameMajor: boolean;
  readonly patch: number;
}

/** By how far the wanted minor lies above the written one. */
const OPERATORS: Readonly<Record<string, (distance: number, given: Given) => boolean>> = {
  '': (distance) => distance === 0,
  '=': (distance) => distance === 0,
  '~': (distance) => distance === 0,
  '^': (distance, { sameMajor }) => sameMajor && distance >= 0,
  '>=': (distance) => distance >= 0,
  '>': (distance) => distance >= 0,
  '<=': (distance) => distance <= 0,
  '<': (distance, { patch }) => distance < 0 || (distance === 0 && patch > 0),
};
