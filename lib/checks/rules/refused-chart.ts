import { fluxSchema } from '../../api/index.js';
import { isJsonObject, type JsonObject } from '../../manifest/index.js';
import { withArticle } from '../../util/index.js';

import { isAtLeast } from '../at-least.js';
import { type About, type SpecProblem, specRule } from '../spec-rule.js';

/** Its CRD has no rule about `chart` and `chartRef`; those of the later ones have. */
const UNGUARDED = 'helm.toolkit.fluxcd.io/v2beta1';

/** FLX505: what the CRD of HelmRelease takes, but helm-controller or the CRD of HelmChart does not. */
export const checkRefusedCharts = specRule('FLX505', {
  HelmRelease: [
    { reads: ['chart', 'chartRef'], judge: judgeChoice },
    { reads: ['chart'], judge: judgeVerify },
  ],
});

function judgeChoice({ chart, chartRef }: JsonObject, about: About): SpecProblem[] {
  if (about.object.declared.object.apiVersion !== UNGUARDED) return [];
  const [hasChart, hasRef] = [chart, chartRef].map((field) => isJsonObject(field));
  if (hasChart && hasRef) {
    return [{ path: 'spec.chartRef', message: 'stands beside "chart"', hint: 'write one of them' }];
  }
  if (hasChart || hasRef || isChartRequired(about)) return [];
  return [{ path: 'spec', message: 'has neither "chart" nor "chartRef"', hint: 'write one of them' }];
}

/** Then the schema says so. */
function isChartRequired({ flux }: About): boolean {
  const schema = flux === undefined ? undefined : fluxSchema('HelmRelease', UNGUARDED, flux);
  return schema?.properties?.spec?.required?.includes('chart') ?? true;
}

/** The HelmChart that Flux makes of it is refused. */
function judgeVerify({ chart }: JsonObject, { flux }: About): SpecProblem[] {
  if (!isAtLeast(flux, '2.8') || !isJsonObject(chart) || !isJsonObject(chart.spec)) return [];
  const { verify, sourceRef } = chart.spec;
  if (!isJsonObject(verify) || !isJsonObject(sourceRef) || typeof sourceRef.kind !== 'string') return [];
  if (sourceRef.kind === 'HelmRepository') return [];
  const message = `is refused for a chart from ${withArticle(sourceRef.kind)}`;
  return [{ path: 'spec.chart.spec.verify', message, hint: 'leave it out, or take the chart from a HelmRepository' }];
}
