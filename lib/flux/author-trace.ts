import type { ApiObject } from 'cdk8s';

import { AuthorOrigin } from './origin.js';

const TRACE = Symbol('cdk8s-fluxcd.AuthorTrace');

/**
 * The labels of a chart with the place they were read from. The constructor of a stock ApiObject reads them and copies
 * what it gets, symbols too, so that each object carries the line of its author. Nothing else looks at symbols: they are
 * in no manifest.
 */
export function tracedLabels(labels: Record<string, string>): Record<string, string> {
  const trace = new Error('ApiObject');
  return Object.assign(labels, { [TRACE]: trace });
}

/** Where a stock object was made; its path alone when its chart is none of ours. */
export function tracedOrigin(object: ApiObject): { readonly construct: string } {
  const { labels } = object.metadata as unknown as { labels?: Record<symbol, Error | undefined> };
  const trace = labels?.[TRACE];
  return trace === undefined ? { construct: object.node.path } : new AuthorOrigin(object.node.path, trace);
}
