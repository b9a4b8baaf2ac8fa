import { parseFluxMinor } from '../../api/index.js';

/** What is known of the version of a Flux. */
export interface FluxVersion {
  /** Minor, `''` when nothing tells. */
  readonly flux: string;
  /** To the patch, without a leading `v`; undefined when nothing tells. */
  readonly version?: string | undefined;
}

const EXACT = /^[v=]*(\d+\.\d+\.\d+)$/;
/** The forms of a range that stay within one minor: `~2.7`, `2.7.*`, `2.8.0 - 2.8.9`. */
const WITHIN = /^[v=~ ]*(\d+\.\d+)(?:\.(?:\d+|x|X|\*))?$/;
const SPAN = /^v?(\d+\.\d+)(?:\.\d+)? +- +v?(\d+\.\d+)(?:\.(?:\d+|x|X|\*))?$/;

/** The version that a text names, be it a range of one minor. */
export function fluxVersion(text: string): FluxVersion {
  const minor = parseFluxMinor(text) ?? parseFluxMinor(minorOfRange(text.trim()));
  if (minor === undefined) return { flux: '' };
  return { flux: minor, version: EXACT.exec(text.trim())?.[1] };
}

function minorOfRange(range: string): string {
  const [, from, to] = SPAN.exec(range) ?? [];
  if (from !== undefined) return from === to ? from : '';
  return WITHIN.exec(range)?.[1] ?? '';
}
