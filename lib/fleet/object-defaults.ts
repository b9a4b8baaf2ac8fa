import type { ApiObject, Chart } from 'cdk8s';

import { objectsNamespaceOf } from '../flux/index.js';
import {
  groupOf,
  isClusterScoped,
  isKubeObject,
  type Json,
  type JsonObject,
  type KubeObject,
} from '../manifest/index.js';

import { isOurs } from './is-ours.js';

interface Defaults {
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * An object with the `objects.namespace` and `objects.labels` that its chart could not give it: stock Charts inherit
 * nothing, and what a chart gives a List is lost with the List.
 */
export function withObjectDefaults(object: ApiObject, data: KubeObject, forced: string | undefined): KubeObject {
  const inherited = isOurs(object.chart) ? data : withDefaults(data, inheritedDefaults(object.chart, forced));
  return Array.isArray(inherited.items) && inherited.kind.endsWith('List') ? withItemDefaults(inherited) : inherited;
}

/** What the nearest chart of ours gives; a namespace that a Folder forces is left to its kustomization file. */
function inheritedDefaults(chart: Chart, forced: string | undefined): Defaults {
  const ours = chart.node.scopes.reverse().find(isOurs) as Chart;
  return { namespace: forced === undefined ? objectsNamespaceOf(chart) : undefined, labels: ours.labels };
}

function withItemDefaults(list: KubeObject): KubeObject {
  const { namespace, labels = {} } = list.metadata;
  const defaults = { namespace: namespace as string | undefined, labels: labels as Record<string, string> };
  const items = (list.items as readonly Json[]).map((item) =>
    isKubeObject(item) ? withDefaults(item, defaults) : item,
  );
  return { ...list, items };
}

function withDefaults(data: KubeObject, defaults: Defaults): KubeObject {
  const { apiVersion, kind, metadata } = data;
  const place = isClusterScoped(groupOf(apiVersion), kind) ? undefined : (metadata.namespace ?? defaults.namespace);
  // Copied by entries: the labels of a chart carry more than text.
  const labels: JsonObject = {
    ...Object.fromEntries(Object.entries(defaults.labels)),
    ...(metadata.labels as JsonObject),
  };
  return {
    ...data,
    metadata: {
      ...metadata,
      ...(place === undefined ? {} : { namespace: place }),
      ...(Object.keys(labels).length === 0 ? {} : { labels }),
    },
  };
}
