import type { FluxDuration, LocalReference } from './flux-object.js';
import { misuse } from './misuse.js';
import { type SourceInput, type SourcePlace, writtenSource } from './source-reference.js';

/** The chart of a HelmRelease: what `helm-controller` makes a HelmChart of. */
export interface ChartTemplate {
  /** Labels and annotations of the HelmChart. */
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: ChartTemplateSpec;
}

export interface ChartTemplateSpec {
  /** Name of the chart, or its path in a GitRepository or Bucket. */
  readonly chart: string;
  /** Version or range; ignored for GitRepository and Bucket. @default - not written, Flux takes the latest stable */
  readonly version?: string;
  /** HelmRepository, GitRepository or Bucket. */
  readonly sourceRef: SourceInput;
  /** How often to look for a new version. @default - not written, Flux takes that of the HelmRelease */
  readonly interval?: FluxDuration;
  /** When there is something new: `ChartVersion` or `Revision`. @default - not written, Flux takes ChartVersion */
  readonly reconcileStrategy?: 'ChartVersion' | 'Revision';
  /** Values files of the chart, merged in this order; they replace `values.yaml`. @default - values.yaml */
  readonly valuesFiles?: readonly string[];
  /** Go on when one of `valuesFiles` is missing. Flux 2.3 and later. @default - not written, Flux fails */
  readonly ignoreMissingValuesFiles?: boolean;
  /** Values file. Gone with v2. @default - not written */
  readonly valuesFile?: string;
  /** Signatures to check; HelmRepository of type `oci` only. @default - none */
  readonly verify?: { readonly provider: 'cosign' | 'notation'; readonly secretRef?: LocalReference };
}

/** The template as it is written, its source lowered to a reference; @throws where it names no chart or no source. */
export function writtenTemplate(template: unknown, place: Omit<SourcePlace, 'field'>): ChartTemplate {
  const { spec } = (isRecord(template) ? template : {}) as Partial<ChartTemplate>;
  if (!isRecord(spec) || spec.chart === undefined || spec.chart === '') {
    const hint = 'give "repository.chart(name)", or "{ spec: { chart, sourceRef } }"';
    throw misuse(place.path, `"chart" names no chart; ${hint}`);
  }
  const sourceRef = writtenSource(spec.sourceRef, { ...place, field: 'chart.spec.sourceRef' });
  return { ...(template as ChartTemplate), spec: { ...(spec as ChartTemplateSpec), sourceRef } };
}

function isRecord(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null;
}
