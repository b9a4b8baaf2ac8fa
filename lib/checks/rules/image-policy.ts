import { isJsonObject, type JsonObject } from '../../manifest/index.js';
import { quotedList } from '../../util/index.js';

import { type SpecProblem, specRule } from '../spec-rule.js';

const ORDERS: readonly string[] = ['semver', 'alphabetical', 'numerical'];

/** FLX522: an ImagePolicy that says in no order, or in several, which tag is the latest. */
export const checkImagePolicies = specRule('FLX522', { ImagePolicy: [{ reads: ['policy'], judge }] });

function judge({ policy }: JsonObject): SpecProblem[] {
  if (!isJsonObject(policy)) return [];
  const given = ORDERS.filter((order) => isJsonObject(policy[order]));
  if (given.length === 1) return [];
  if (given.length === 0) {
    return [{ path: 'spec.policy', message: `has none of ${quotedList(ORDERS)}`, hint: 'write one of them' }];
  }
  const message = `has ${quotedList(given)}, and only one of them counts`;
  return [{ path: 'spec.policy', message, hint: 'write one of them', severity: 'warning' }];
}
