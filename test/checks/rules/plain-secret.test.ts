import { checkPlainSecrets } from '../../../lib/checks/rules/plain-secret.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { type ClusterInput, lines, object } from '../support.js';

const findingsOf = (input: ClusterInput) => judge(checkPlainSecrets, input);
const secret = (more: JsonObject) => object('Secret apps/db', more);
const encoded = (text: string) => Buffer.from(text).toString('base64');

const hint = 'encrypt it with SOPS and reference the file by VendoredFiles, or "allow" it with a reason';

describe('a Secret', () => {
  test.each<[string, JsonObject]>([
    ['without data', {}],
    ['with empty data', { data: {}, stringData: {} }],
    ['with nulls for data', { data: null, stringData: null }],
    ['for a service account token', { type: 'kubernetes.io/service-account-token' }],
    ['that SOPS encrypted', { data: { password: 'ENC[AES256_GCM,data:x]' }, sops: { version: '3.9.0' } }],
    ['with encrypted files inside', { data: { '.env': encoded('A=ENC[AES256_GCM,data:x]\nsops_version=3.9.0') } }],
    ['of another API', { apiVersion: 'example.org/v1', data: { password: 'x' } }],
  ])('is fine %s', (_, more) => {
    expect(findingsOf({ objects: [secret(more)] })).toEqual([]);
  });

  test.each<[string, JsonObject, string]>([
    ['data', { data: { password: encoded('hunter2') } }, 'data'],
    ['stringData', { stringData: { password: 'hunter2' } }, 'stringData'],
    ['both', { data: { a: encoded('hunter2') }, stringData: { b: 'hunter2' } }, 'data'],
    ['data of which one value is encrypted', { data: { a: encoded('sops ENC[AES256_GCM,'), b: 'aGVsbG8=' } }, 'data'],
    ['data that is no base64', { data: { password: 'hunter2!' } }, 'data'],
    ['data that is no map', { data: 'hunter2' }, 'data'],
    ['data beside an empty sops field', { data: { password: 'hunter2' }, sops: null }, 'data'],
  ])('is plain with values in %s, which no text shows', (_, more, path) => {
    expect(findingsOf({ objects: [[secret(more), 'staging/db']] })).toEqual([
      lines(`error FLX104 Secret "apps/db": ${path} holds plain values; ${hint}`, 'at staging/db'),
    ]);
  });
});
