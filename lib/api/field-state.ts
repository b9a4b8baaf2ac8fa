import type { MinorRange } from './minor-range.js';
import type { StructuralSchema } from './structural-schema.js';

/**
 * What the CRDs of a run of Flux minors say of one field, in the keywords of its schema; the fields below it have states
 * of their own. Ends that are those of the version are open.
 */
export interface FieldState
  extends MinorRange,
    Omit<StructuralSchema, 'properties' | 'additionalProperties' | 'items' | 'required'> {
  /** Whether the object around it must have it. */
  readonly required?: true;
  /** Whether Flux itself calls it deprecated. */
  readonly deprecated?: true;
}

/**
 * All fields of one version of a kind, by path: `''` is the object, `spec.chart.spec` a field, `spec.dependsOn[]` each
 * item of a list, `spec.values.*` each value of a map. The states of a field are sorted, oldest first.
 */
export type FieldTable = Readonly<Record<string, readonly FieldState[]>>;
