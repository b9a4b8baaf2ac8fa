import { compareFluxMinors, type FluxMinor } from '../api/index.js';

/** Whether a Flux is known to be that new. */
export function isAtLeast(flux: FluxMinor | undefined, since: FluxMinor): boolean {
  return flux !== undefined && compareFluxMinors(flux, since) >= 0;
}
