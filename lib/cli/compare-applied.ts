import { compareApplyOrder, parseFluxMinor } from '../api/index.js';
import type { ObjectId } from '../manifest/index.js';

/** The order in which the Flux of a cluster applies objects; `flux` is its minor, the newest where nothing tells. */
export function compareApplied(a: ObjectId, b: ObjectId, flux: string): number {
  return compareApplyOrder(a, b, parseFluxMinor(flux));
}
