import { isJsonObject, type JsonObject, textOf } from '../../manifest/index.js';

import { isAtLeast } from '../at-least.js';
import { type DeadField, saysSomething } from './dead-field.js';

/** A HelmRepository of type `oci` is only read by those who use it; `interval` is left out, since we write it ourselves. */
export const HELM_REPOSITORY_DEAD_FIELDS: readonly DeadField[] = [
  {
    path: 'timeout',
    reads: ['type'],
    why: ({ type }, _, { flux }) => (type === 'oci' && isAtLeast(flux, '2.3') ? 'with type "oci"' : undefined),
  },
  {
    path: 'provider',
    reads: ['type', 'url'],
    why: (spec, { value }) => (value === 'generic' ? undefined : whyOciOnly(spec)),
  },
  { path: 'insecure', reads: ['type', 'url'], why: whyOciOnly },
];

export const OCI_REPOSITORY_DEAD_FIELDS: readonly DeadField[] = [
  {
    path: 'ignore',
    reads: ['layerSelector'],
    why: ({ layerSelector }) =>
      isJsonObject(layerSelector) && layerSelector.operation === 'copy'
        ? 'on a layer that is copied as it is'
        : undefined,
  },
  {
    path: 'ref.semverFilter',
    why: (_, { parent: { semver } }) => (saysSomething(semver) ? undefined : 'without "semver"'),
  },
];

/** An `oci://` URL without the type is refused anyway. */
function whyOciOnly({ type, url }: JsonObject): string | undefined {
  return type === 'oci' || textOf(url).startsWith('oci://') ? undefined : 'without "type: oci"';
}
