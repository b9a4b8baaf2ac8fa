import { groupOf, type JsonObject, type KubeObject, mapOf, specOf, textOf } from '../../manifest/index.js';

/** A FluxInstance that is to be, whoever makes it. */
export interface FluxInstance {
  readonly namespace: string;
  readonly spec: JsonObject;
}

const GROUP = 'fluxcd.controlplane.io';
/** The chart of Flux Operator that makes one FluxInstance from its values. */
const CHART = 'flux-instance';
/** Where nothing says so; the charts are installed there. */
const NAMESPACE = 'flux-system';
/** Of the chart's values, where they differ from those of the CRD. */
const CHART_DEFAULTS: JsonObject = { kind: 'GitRepository' };

const MAKERS: ReadonlyMap<string, (object: KubeObject) => FluxInstance | undefined> = new Map([
  ['FluxInstance', writtenInstance],
  ['HelmRelease', releasedInstance],
]);

/** Whether an object is a FluxInstance, or a release of the chart that makes one. */
export function makesFluxInstance(object: KubeObject): boolean {
  return MAKERS.get(object.kind)?.(object) !== undefined;
}

/** The FluxInstance that an object is, or that its chart makes; undefined where it does not sync anything. */
export function fluxInstanceOf(object: KubeObject): FluxInstance | undefined {
  const made = MAKERS.get(object.kind)?.(object);
  return made === undefined || textOf(mapOf(made.spec.sync).path) === '' ? undefined : made;
}

function writtenInstance(object: KubeObject): FluxInstance | undefined {
  if (groupOf(object.apiVersion) !== GROUP) return undefined;
  return { namespace: textOf(object.metadata.namespace) || NAMESPACE, spec: specOf(object) };
}

/** What is in ConfigMaps and Secrets of `valuesFrom` is not known here. */
function releasedInstance(object: KubeObject): FluxInstance | undefined {
  if (!namesOfRelease(object).some((name) => name === CHART || name.endsWith(`/${CHART}`))) return undefined;
  const { values, targetNamespace } = specOf(object);
  const spec = mapOf(mapOf(values).instance);
  const namespace = textOf(targetNamespace) || textOf(object.metadata.namespace) || NAMESPACE;
  return { namespace, spec: { ...spec, sync: { ...CHART_DEFAULTS, ...mapOf(spec.sync) } } };
}

/** The chart by its own name, or else by what people name after it. */
function namesOfRelease({ metadata, spec }: KubeObject): readonly string[] {
  const { chart, chartRef, releaseName } = mapOf(spec);
  const { chart: name, sourceRef } = mapOf(mapOf(chart).spec);
  if (textOf(name) !== '') return [textOf(name)];
  return [mapOf(chartRef).name, mapOf(sourceRef).name, releaseName, metadata.name].map(textOf);
}
