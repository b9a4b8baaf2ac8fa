import type { ChartTemplate, ChartTemplateSpec } from './generated/helm-release-spec.js';
import { misuse } from './misuse.js';
import { type SourcePlace, writtenSource } from './source-reference.js';

/** The template as it is written, its source lowered to a reference; @throws where it names no chart or no source. */
export function writtenTemplate(template: unknown, place: Omit<SourcePlace, 'field'>): ChartTemplate {
  const { spec } = (isRecord(template) ? template : {}) as Partial<ChartTemplate>;
  if (!isRecord(spec) || spec.chart === undefined || spec.chart === '') {
    const hint = 'give "repository.chart(name)", or "{ spec: { chart, sourceRef } }"';
    throw misuse(place.path, `"chart" names no chart; ${hint}`);
  }
  const sourceRef = writtenSource(spec.sourceRef, { ...place, field: 'chart.spec.sourceRef' });
  return {
    ...(template as ChartTemplate),
    spec: { ...(spec as ChartTemplateSpec), sourceRef: sourceRef as ChartTemplateSpec['sourceRef'] },
  };
}

function isRecord(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null;
}
