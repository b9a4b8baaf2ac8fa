import {
  type JsonObject,
  type KubeObject,
  type ObjectId,
  objectId,
  mapOf,
  specOf,
  textOf,
} from '../../manifest/index.js';

import type { AppliedObjects } from '../applied-objects.js';
import { sourceReference } from '../sources/source-reference.js';

/** Where a chart comes from, as an object asks for it. */
export interface ReleaseChart {
  readonly source: ObjectId;
  /** Name of the chart, or its path in the source; `''` where the source is the chart. */
  readonly chart: string;
  /** `''` where the source says. */
  readonly version: string;
  /** The object that names the chart: the HelmRelease, or the HelmChart that it refers to. */
  readonly asker: ObjectId;
  /** The field of the asker that holds `chart`. */
  readonly field: string;
}

/** What Flux takes where no version is written: the latest that is no pre-release. */
const ANY_VERSION = '*';
/** The only sources with versions to choose from: in all others a chart lies at a path. */
const VERSIONED_KIND = 'HelmRepository';
const CHART_KIND = 'HelmChart';

/** The chart of a HelmRelease: its own template's, its `chartRef`, or that of the HelmChart it refers to. */
export function releaseChart(release: KubeObject, objects: AppliedObjects): ReleaseChart {
  const { chart, chartRef } = specOf(release);
  const id = objectId(release);
  const template = mapOf(mapOf(chart).spec);
  if (chartRef === undefined) return chartOf(template, { asker: id, field: 'spec.chart.spec.chart' });
  const source = sourceReference(chartRef, id.namespace);
  const found = source.kind === CHART_KIND ? objects.tryFind(source)?.object : undefined;
  if (found === undefined) return { source, chart: '', version: '', asker: id, field: 'spec.chartRef' };
  return chartOf(specOf(found), { asker: source, field: 'spec.chart' });
}

function chartOf(spec: JsonObject, about: Pick<ReleaseChart, 'asker' | 'field'>): ReleaseChart {
  const source = sourceReference(spec.sourceRef, about.asker.namespace);
  const version = source.kind === VERSIONED_KIND ? textOf(spec.version) || ANY_VERSION : '';
  return { source, chart: textOf(spec.chart), version, ...about };
}
