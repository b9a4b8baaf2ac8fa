import { displayName } from '../manifest/index.js';

import type { Owner } from './owners.js';

/** `Kustomization "flux-system/apps"` */
export function ownerName({ model: { namespace, name } }: Owner): string {
  return displayName({ kind: 'Kustomization', namespace, name });
}
