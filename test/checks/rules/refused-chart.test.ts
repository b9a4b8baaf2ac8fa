import { checkRefusedCharts } from '../../../lib/checks/rules/refused-chart.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const chart = (kind = 'HelmRepository', more: JsonObject = {}) => ({
  spec: { chart: 'web', sourceRef: { kind, name: 'charts' }, ...more },
});
const chartRef = { kind: 'OCIRepository', name: 'web' };
const verify = { provider: 'cosign' };

function judged(spec: JsonObject, version = '2.10', apiVersion = 'helm.toolkit.fluxcd.io/v2'): string[] {
  const objects = [{ ...flux('HelmRelease apps/web', spec), apiVersion }];
  return judge(checkRefusedCharts, { flux: version, objects });
}

const old = (spec: JsonObject, version: string) => judged(spec, version, 'helm.toolkit.fluxcd.io/v2beta1');

describe('a chart', () => {
  test('is fine when there is one', () => {
    expect(old({ chart: chart() }, '2.3')).toEqual([]);
    expect(old({ chartRef }, '2.3')).toEqual([]);
    expect(judged({ chart: chart('HelmRepository', { verify }) })).toEqual([]);
  });

  test('is judged by the schema where the schema has a rule', () => {
    expect(judged({ chart: chart(), chartRef })).toEqual([]);
    expect(judged({})).toEqual([]);
    expect(old({}, '2.4')).toEqual([]);
    expect(old({}, 'main')).toEqual([]);
  });

  test('is refused beside a reference to one', () => {
    expect(old({ chart: chart(), chartRef }, '2.4')).toEqual([
      'error FLX505 HelmRelease "apps/web": spec.chartRef stands beside "chart"; write one of them',
    ]);
  });

  test('is missing where nothing names one', () => {
    expect(old({}, '2.3')).toEqual([
      'error FLX505 HelmRelease "apps/web": spec has neither "chart" nor "chartRef"; write one of them',
    ]);
  });
});

describe('the signature of a chart', () => {
  test('is not judged in a folder before Flux 2.8', () => {
    expect(judged({ chart: chart('GitRepository', { verify }) }, '2.7')).toEqual([]);
  });

  test.each(['GitRepository', 'Bucket'])('is refused for a chart from a %s', (kind) => {
    expect(judged({ chart: chart(kind, { verify }) })).toEqual([
      `error FLX505 HelmRelease "apps/web": spec.chart.spec.verify is refused for a chart from a ${kind}; leave it out, or take the chart from a HelmRepository`,
    ]);
  });
});
