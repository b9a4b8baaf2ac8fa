import type { FindingCode } from './codes.js';
import type { Severity } from './severity.js';

/** Where something was written. Every field is optional: stock constructs know only their path. */
export interface Origin {
  /** Construct path, such as `staging/platform/apps`. */
  readonly construct?: string | undefined;
  /** Source file: TypeScript for constructs, YAML for files that were read. */
  readonly file?: string | undefined;
  /** 1-based. */
  readonly line?: number | undefined;
  /** 1-based. */
  readonly column?: number | undefined;
}

/** A further place that a finding speaks of: the other owner, the edges of a loop. */
export interface Related {
  readonly message: string;
  readonly at?: Origin | undefined;
}

/** One diagnostic, as data. Its text follows the form `CODE subject: path message; hint`. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The object it is about: `Kustomization "flux-system/apps"`. */
  readonly subject: string;
  /** The field it is about: `spec.dependsOn[0]`. */
  readonly path?: string | undefined;
  /** Lower case, no final period, names in double quotes; never a secret value. */
  readonly message: string;
  /** What to do, or the nearest valid name. */
  readonly hint?: string | undefined;
  readonly related?: readonly Related[] | undefined;
  readonly at?: Origin | undefined;
}

/** What a caller gives; severity comes from the code table unless the rule knows better. */
export type FindingInput = Omit<Finding, 'severity'> & { readonly severity?: Severity };
