import type { ApiObject } from 'cdk8s';

import type { FindingInput } from '../diagnostics/index.js';
import { propsOf } from '../flux/index.js';

import { describe } from './describe.js';
import { isOurs } from './is-ours.js';
import type { Container } from './scan.js';

/** Objects of a shared folder that a plain Chart named: by the path of one cluster, and a hash of it. */
export function stockNameFindings({ objects }: Container): FindingInput[] {
  return objects
    .filter(({ object }) => isStockName(object))
    .map(({ object, origin }) => ({
      code: 'FLX107',
      subject: describe(object),
      path: 'metadata.name',
      message: 'was made by a plain Chart from the path of one cluster, but its folder is shared',
      hint: 'give metadata.name',
      at: origin,
    }));
}

function isStockName(object: ApiObject): boolean {
  const { metadata } = propsOf(object).props as { metadata?: { name?: string } };
  return !isOurs(object.chart) && metadata?.name === undefined;
}
