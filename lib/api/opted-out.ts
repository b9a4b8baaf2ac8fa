import { isJsonObject, type KubeObject } from '../manifest/index.js';

import { WELL_KNOWN } from './well-known.js';

const { substitute } = WELL_KNOWN.controls;
const OPT_OUT = 'disabled';

/** Whether Flux leaves an object alone when it fills in variables, by label or annotation. */
export function isOptedOut({ metadata }: KubeObject): boolean {
  return [metadata.labels, metadata.annotations].some((map) => isJsonObject(map) && map[substitute] === OPT_OUT);
}

/** The object with the annotation that makes Flux leave it alone. */
export function optedOut(object: KubeObject): KubeObject {
  const { annotations } = object.metadata;
  const all = { ...(isJsonObject(annotations) ? annotations : {}), [substitute]: OPT_OUT };
  return { ...object, metadata: { ...object.metadata, annotations: all } };
}
