import { WELL_KNOWN } from '../../api/index.js';
import { displayName, isJsonObject, type KubeObject, specOf, textOf } from '../../manifest/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { ownerName } from '../names.js';
import { isOwnerCertain } from '../owner-certainty.js';
import type { Owner } from '../owners.js';
import type { Report } from '../rule.js';

/** FLX515: a Secret that SOPS encrypted, and nobody decrypts. */
export function checkEncryptedSecrets(index: ClusterIndex, report: Report): void {
  for (const placed of index.secrets) {
    const { declared, owner } = placed;
    if (!isEncrypted(declared.object) || decrypts(owner)) continue;
    report({
      code: 'FLX515',
      ...(isOwnerCertain(owner, ['decryption'], index) ? {} : { severity: 'unknown' }),
      subject: displayName(index.idOf(placed)),
      path: 'sops',
      message: `says that SOPS encrypted it, and ${ownerName(owner)} has no "decryption"`,
      hint: 'write "decryption: { provider: sops, … }" there',
      at: declared.origin,
    });
  }
}

/** One that is to be left alone is fine as it is. */
function isEncrypted({ sops, metadata: { annotations } }: KubeObject): boolean {
  const decrypt = isJsonObject(annotations) ? textOf(annotations[WELL_KNOWN.controls.decrypt]) : '';
  return isJsonObject(sops) && decrypt.toLowerCase() !== 'disabled';
}

/** The entry is made by bootstrap, and may have been given its key there. */
function decrypts({ model: { object } }: Owner): boolean {
  return object === undefined || isJsonObject(specOf(object).decryption);
}
