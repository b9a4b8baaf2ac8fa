import { checkEncryptedSecrets } from '../../../lib/checks/rules/encrypted-secret.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { object } from '../support.js';

const encrypted = { data: { password: 'ENC[AES256_GCM,data:x]' }, sops: { version: '3.9.0' } };
const judged = (spec: JsonObject, more: JsonObject = encrypted, outer: JsonObject = {}) =>
  judge(checkEncryptedSecrets, {
    kustomizations: {
      tenants: { spec: outer },
      apps: { owner: 'tenants', spec, objects: [[object('Secret apps/db', more), 'staging/db']] },
    },
  });

const finding = (severity: string) =>
  `${severity} FLX515 Secret "apps/db": sops says that SOPS encrypted it, and Kustomization "flux-system/apps" has no "decryption"; write "decryption: { provider: sops, … }" there\n    at staging/db`;

describe('a Secret that SOPS encrypted', () => {
  test('is decrypted', () => {
    expect(judged({ decryption: { provider: 'sops', secretRef: { name: 'keys' } } })).toEqual([]);
  });

  test('may be decrypted by the entry, which bootstrap made', () => {
    expect(judge(checkEncryptedSecrets, { objects: [object('Secret apps/db', encrypted)] })).toEqual([]);
  });

  test('may ask to be left alone', () => {
    const metadata = { annotations: { 'kustomize.toolkit.fluxcd.io/decrypt': 'Disabled' } };
    expect(judged({}, { ...encrypted, metadata })).toEqual([]);
  });

  test('is none without the field that says so', () => {
    expect(judged({}, { data: {}, sops: null })).toEqual([]);
  });

  test('is refused without decryption', () => {
    expect(judged({})).toEqual([finding('error')]);
  });

  test('may be decrypted where the Kustomization is patched', () => {
    const patches = [{ target: { kind: 'Kustomization' }, patch: 'x' }];
    expect(judged({}, encrypted, { patches })).toEqual([finding('unknown')]);
  });
});
