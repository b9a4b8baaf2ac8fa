import { WELL_KNOWN } from '../api/index.js';
import { isJsonObject, textOf } from '../manifest/index.js';

import { HOME } from './owners.js';
import type { PlacedObject } from './placed-object.js';

/** Whose a namespace is, and as which ServiceAccount Flux acts there. */
export interface Tenant {
  readonly name: string;
  readonly account: string;
}

/** The tenant that a ServiceAccount is made for: it has the label that `flux create tenant` gives. */
export function tenantOf({ declared: { object }, owner }: PlacedObject): Tenant | undefined {
  const { labels, name: account } = object.metadata;
  const name = isJsonObject(labels) ? textOf(labels[WELL_KNOWN.labels.tenant]) : '';
  return name === '' || owner.target !== HOME ? undefined : { name, account };
}
