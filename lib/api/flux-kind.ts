import type { FluxMinor } from './flux-minors.js';
import type { MinorRange } from './minor-range.js';

/** What a kind is there for: the part of Flux that reconciles it. */
export type FluxRole = 'source' | 'generator' | 'applier' | 'notification' | 'image' | 'operator';

/** A custom resource of Flux or of the Flux Operator. */
export interface FluxKind {
  readonly kind: string;
  readonly group: string;
  readonly plural: string;
  readonly role: FluxRole;
  /** Oldest first: the last one served is the preferred one. */
  readonly versions: readonly FluxVersion[];
}

/** One version of a kind and the minors of Flux that serve it. */
export interface FluxVersion extends MinorRange {
  /** Without the group: `v1beta2`. */
  readonly version: string;
  /** The oldest minor that serves it; `0.29` also for those before it, and for the operator, which has its own versions. */
  readonly since: FluxMinor;
  /** The first minor whose CRD marks it as deprecated. */
  readonly deprecatedSince?: FluxMinor;
}
