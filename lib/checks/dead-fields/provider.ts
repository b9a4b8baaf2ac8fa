import type { DeadField } from './dead-field.js';

/** Since v1beta3 nothing looks at a Provider until there is something to send. */
export const PROVIDER_DEAD_FIELDS: readonly DeadField[] = [
  {
    path: 'interval',
    why: (_, __, { object }) =>
      object.declared.object.apiVersion.endsWith('/v1beta3') ? 'since v1beta3 of Provider' : undefined,
  },
];
