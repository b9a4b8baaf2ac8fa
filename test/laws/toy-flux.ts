import { isJsonObject, type Json, type JsonObject, type KubeObject } from '../../lib/manifest/index.js';

/**
 * What Flux makes of the objects of a Kustomization whose spec changes them, written down independently of the engine
 * for what the random fleets use: no object refers to another, variables have known values and keep their types.
 */
export function toyFlux(
  declared: readonly KubeObject[],
  spec: JsonObject,
  values: Readonly<Record<string, string>>,
): KubeObject[] {
  const steps = [patched, inNamespace, prefixed, withTag].map((step) => (object: KubeObject) => step(object, spec));
  const variables = spec.postBuild === undefined ? undefined : values;
  return declared
    .map((object) => steps.reduce((result, step) => step(result), object))
    .map((object) => (variables === undefined || isOptedOut(object) ? object : substituted(object, variables)))
    .map((object) => withMetadata(object, spec));
}

function patched(object: KubeObject, { patches }: JsonObject): KubeObject {
  if (patches === undefined || object.kind !== 'Deployment') return object;
  const [{ patch }] = patches as [{ patch: string }];
  const [{ value }] = JSON.parse(patch) as [{ value: Json }];
  return inFloats({ ...object, spec: { ...(object.spec as JsonObject), replicas: value } });
}

/**
 * What kustomize reads again it reads as JSON, and so every number as a float; it writes no more digits than tell that
 * one.
 */
function inFloats(object: KubeObject): KubeObject {
  return mapped(object, (value) => (typeof value === 'bigint' ? BigInt(String(Number(value))) : value));
}

function mapped(object: KubeObject, change: (value: Json) => Json): KubeObject {
  const within = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(within);
    if (!isJsonObject(value)) return change(value);
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [change(key) as string, within(each as Json)]),
    );
  };
  return within(object) as KubeObject;
}

const CLUSTER_SCOPED = new Set(['ClusterRole', 'CustomResourceDefinition']);

/** kustomize takes kinds that it does not know for namespaced ones. */
function inNamespace(object: KubeObject, { targetNamespace }: JsonObject): KubeObject {
  if (targetNamespace === undefined || CLUSTER_SCOPED.has(object.kind)) return object;
  return { ...object, metadata: { ...object.metadata, namespace: targetNamespace as string } };
}

function prefixed(object: KubeObject, { namePrefix = '' }: JsonObject): KubeObject {
  if (object.kind === 'CustomResourceDefinition') return object;
  return { ...object, metadata: { ...object.metadata, name: `${namePrefix}${object.metadata.name}` } };
}

function withTag(object: KubeObject, { images }: JsonObject): KubeObject {
  if (images === undefined || object.kind !== 'Deployment') return object;
  const [{ name, newTag }] = images as [{ name: string; newTag: string }];
  const copy = structuredClone(object) as unknown as {
    spec: { template: { spec: { containers: { image: string }[] } } };
  };
  for (const container of copy.spec.template.spec.containers) container.image = `${name}:${newTag}`;
  return copy as unknown as KubeObject;
}

function isOptedOut({ metadata: { annotations } }: KubeObject): boolean {
  return isJsonObject(annotations) && annotations['kustomize.toolkit.fluxcd.io/substitute'] === 'disabled';
}

function substituted(object: KubeObject, values: Readonly<Record<string, string>>): KubeObject {
  const inText = (text: string) =>
    text.replaceAll(/\$\$|\$\{(\w+)\}/g, (found, name) => (found === '$$' ? '$' : (values[name] ?? found)));
  return mapped(inFloats(object), (value) => (typeof value === 'string' ? inText(value) : value));
}

function withMetadata(object: KubeObject, { commonMetadata }: JsonObject): KubeObject {
  if (!isJsonObject(commonMetadata)) return object;
  const { labels, annotations, ...metadata } = object.metadata as unknown as JsonObject;
  const merged = {
    labels: merge(labels, commonMetadata.labels),
    annotations: merge(annotations, commonMetadata.annotations),
  };
  const present = Object.entries(merged).filter(([, value]) => value !== undefined);
  return { ...object, metadata: { ...metadata, ...Object.fromEntries(present) } } as unknown as KubeObject;
}

function merge(own: Json | undefined, common: Json | undefined): Json | undefined {
  if (!isJsonObject(common)) return own;
  return { ...(isJsonObject(own) ? own : {}), ...common };
}
