import { isJsonObject, type JsonObject, type ObjectId, textOf } from '../manifest/index.js';

type Place = Pick<ObjectId, 'namespace' | 'name'>;

/** The fields of a HelmRelease's `spec` that its names are made of. */
export const NAMING_FIELDS = ['releaseName', 'targetNamespace', 'storageNamespace', 'chart', 'kubeConfig'] as const;

/** The name of the Helm release, before Flux shortens it. */
export function releaseName({ name }: Place, spec: JsonObject): string {
  if (textOf(spec.releaseName) !== '') return textOf(spec.releaseName);
  const target = textOf(spec.targetNamespace);
  return target === '' ? name : `${target}-${name}`;
}

/** Where Helm keeps what it knows of the release: not where it installs. */
export function storageNamespace({ namespace }: Place, spec: JsonObject): string {
  return textOf(spec.storageNamespace) === '' ? namespace : textOf(spec.storageNamespace);
}

/** The HelmChart that helm-controller makes, beside the source of the chart; undefined for `chartRef`. */
export function helmChartOf({ namespace, name }: Place, { chart }: JsonObject): Place | undefined {
  if (!isJsonObject(chart) || !isJsonObject(chart.spec)) return undefined;
  const source = chart.spec.sourceRef;
  const place = isJsonObject(source) ? textOf(source.namespace) : '';
  return { namespace: place === '' ? namespace : place, name: `${namespace}-${name}` };
}
