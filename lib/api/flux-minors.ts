/** All minors of Flux since 0.29, oldest first. There is no 0.42 to 1.x: 0.41 was followed by 2.0. */
export const FLUX_MINORS = [
  '0.29',
  '0.30',
  '0.31',
  '0.32',
  '0.33',
  '0.34',
  '0.35',
  '0.36',
  '0.37',
  '0.38',
  '0.39',
  '0.40',
  '0.41',
  '2.0',
  '2.1',
  '2.2',
  '2.3',
  '2.4',
  '2.5',
  '2.6',
  '2.7',
  '2.8',
  '2.9',
  '2.10',
] as const;

export type FluxMinor = (typeof FLUX_MINORS)[number];

export const NEWEST_FLUX: FluxMinor = '2.10';

const AGE: ReadonlyMap<string, number> = new Map(FLUX_MINORS.map((minor, index) => [minor, index]));
const VERSION = /^v?(\d+\.\d+)(?:\.(?:x|\d+(?:[-+].*)?))?$/;

/** The minor that a version names: `2.9` for `v2.9.4`, `2.9` and `2.9.x`; undefined for all that is no known Flux. */
export function parseFluxMinor(text: string): FluxMinor | undefined {
  const minor = VERSION.exec(text)?.[1];
  return FLUX_MINORS.find((known) => known === minor);
}

/** Negative when `a` is older than `b`: 2.9 before 2.10. */
export function compareFluxMinors(a: FluxMinor, b: FluxMinor): number {
  return (AGE.get(a) ?? 0) - (AGE.get(b) ?? 0);
}
