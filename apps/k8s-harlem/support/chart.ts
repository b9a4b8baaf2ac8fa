import type { ChartTemplate, ChartTemplateSpec } from 'cdk8s-fluxcd';

export interface ChartProps extends Omit<ChartTemplateSpec, 'sourceRef'> {
  /** Name of the HelmRepository in core-apps. */
  readonly from: string;
}

/** A chart of one of the repositories that core-apps brings, as `chart` of a HelmRelease. */
export function chart({ from, ...spec }: ChartProps): ChartTemplate {
  return { spec: { ...spec, sourceRef: { kind: 'HelmRepository', name: from, namespace: 'flux-system' } } };
}
