import type { Chart } from 'cdk8s';

import { tryFleetContextOf } from '../flux/index.js';
import type { KubeObject } from '../manifest/index.js';

/** What a Cluster, Kustomization or Folder applies; nothing outside a FleetApp. */
export function objectsOf(scope: Chart): KubeObject[] {
  return [...(tryFleetContextOf(scope)?.objectsOf(scope) ?? [])];
}
