import { type ApiObject, Chart } from 'cdk8s';

import { tracedLabels } from './author-trace.js';
import { tryFleetContextOf } from './context.js';
import { objectName } from './names.js';

/** A chart whose objects Flux applies: what Cluster, Tenant, Kustomization and Folder have in common. */
export abstract class FluxScope extends Chart {
  override get labels(): Record<string, string> {
    return tracedLabels(super.labels);
  }

  override generateObjectName(apiObject: ApiObject): string {
    return objectName(this, apiObject);
  }

  /** What is applied from here, without the content of Kustomizations below; nothing outside a FleetApp. */
  // biome-ignore lint/suspicious/noExplicitAny: the signature is cdk8s'
  override toJson(): any[] {
    return [...(tryFleetContextOf(this)?.objectsOf(this) ?? [])];
  }
}
