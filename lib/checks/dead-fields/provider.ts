import { textOf } from '../../manifest/index.js';

import { PROVIDER_TYPES_SINCE, type ProviderField, providerFields } from '../../api/index.js';

import { isAtLeast } from '../at-least.js';
import type { DeadField } from './dead-field.js';

/** `commitStatusExpr` is none of them: where it has no effect, the CRD refuses it. */
const FIELDS: readonly ProviderField[] = [
  'address',
  'channel',
  'username',
  'secretRef',
  'serviceAccountName',
  'certSecretRef',
  'proxy',
  'proxySecretRef',
];

/** What the service of a Provider has no use for. */
export const PROVIDER_DEAD_FIELDS: readonly DeadField[] = FIELDS.map((path) => ({
  path,
  reads: ['type'],
  why: ({ type }, _, { flux }) =>
    isAtLeast(flux, PROVIDER_TYPES_SINCE) && !isRead(path, textOf(type)) ? `with type "${textOf(type)}"` : undefined,
}));

function isRead(field: ProviderField, type: string): boolean {
  const fields = providerFields(type);
  return fields === undefined || fields.needs.includes(field) || fields.takes.includes(field);
}
