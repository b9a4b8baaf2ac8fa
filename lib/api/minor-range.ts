import { compareFluxMinors, FLUX_MINORS, type FluxMinor } from './flux-minors.js';

/** A run of Flux minors, both ends included; an end that is not written is open. */
export interface MinorRange {
  readonly since?: FluxMinor;
  readonly until?: FluxMinor;
}

export function inRange(range: MinorRange, flux: FluxMinor): boolean {
  const { since = flux, until = flux } = range;
  return compareFluxMinors(since, flux) <= 0 && compareFluxMinors(flux, until) <= 0;
}

/** The minors of a range, oldest first. */
export function minorsIn(range: MinorRange): readonly FluxMinor[] {
  return FLUX_MINORS.filter((minor) => inRange(range, minor));
}
