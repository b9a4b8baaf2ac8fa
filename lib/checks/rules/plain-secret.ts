import { displayName, isJsonObject, type Json, type KubeObject } from '../../manifest/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import type { Report } from '../rule.js';

const FIELDS = ['data', 'stringData'] as const;

/** What SOPS puts before an encrypted value, whatever the format of the file. */
const ENCRYPTED = 'ENC[AES256_GCM,';

/** FLX104: a Secret whose values anyone who reads the repository can read. No text names a value. */
export function checkPlainSecrets(index: ClusterIndex, report: Report): void {
  for (const placed of index.secrets) {
    const field = plainField(placed.declared.object);
    if (field === undefined) continue;
    report({
      code: 'FLX104',
      subject: displayName(index.idOf(placed)),
      path: field,
      message: 'holds plain values',
      hint: 'encrypt it with SOPS and reference the file by VendoredFiles, or "allow" it with a reason',
      at: placed.declared.origin,
    });
  }
}

function plainField(object: KubeObject): string | undefined {
  if (isJsonObject(object.sops)) return undefined;
  return FIELDS.find((field) => {
    const value = object[field];
    if (isJsonObject(value)) return Object.values(value).some((entry) => field !== 'data' || !isSopsFile(entry));
    return value !== undefined && value !== null;
  });
}

/** kustomize-controller decrypts whole files inside `data` too: that is how encrypted files get into a SecretGenerator. */
function isSopsFile(value: Json): boolean {
  if (typeof value !== 'string') return false;
  try {
    const text = atob(value);
    return text.includes(ENCRYPTED) && text.includes('sops');
  } catch {
    return false;
  }
}
