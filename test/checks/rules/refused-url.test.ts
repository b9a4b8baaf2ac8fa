import { checkRefusedUrls } from '../../../lib/checks/rules/refused-url.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const judged = (kind: string, spec: JsonObject, version = '2.10') =>
  judge(checkRefusedUrls, { flux: version, objects: [flux(`${kind} apps/web`, spec)] });

const artifact = 'error FLX502 OCIRepository "apps/web": spec.url';
const charts = 'error FLX502 HelmRepository "apps/web": spec.url';

describe('the url of an OCIRepository', () => {
  test.each([
    'oci://registry.example.org/app',
    'oci://registry.example.org:5000/team/app',
    'oci://registry.example.org:5000',
    'https://registry.example.org/app:1.0',
    '',
  ])('is fine, or for the schema to judge: "%s"', (url) => {
    expect(judged('OCIRepository', { url })).toEqual([]);
  });

  test.each([
    ['app:1.0', 'tag'],
    ['team/app:1.0', 'tag'],
    ['app@sha256:0123', 'digest'],
    ['app:1.0@sha256:0123', 'digest'],
  ])('is refused with a revision: "%s"', (path, field) => {
    const bare = `oci://registry.example.org:5000/${path.replace(/[:@].*/, '')}`;
    expect(judged('OCIRepository', { url: `oci://registry.example.org:5000/${path}` })).toEqual([
      `${artifact} "oci://registry.example.org:5000/${path}" names a ${field}, which belongs in spec.ref.${field}; write "${bare}"`,
    ]);
  });
});

describe('the url of a HelmRepository', () => {
  test.each<[JsonObject]>([
    [{ url: 'https://charts.example.org' }],
    [{ url: 'http://charts.example.org', type: 'default' }],
    [{ url: 'oci://charts.example.org', type: 'oci' }],
    [{ type: 'oci' }],
  ])('is fine: %j', (spec) => {
    expect(judged('HelmRepository', spec)).toEqual([]);
  });

  test('is refused when the type is another one', () => {
    expect(judged('HelmRepository', { url: 'https://charts.example.org', type: 'oci' })).toEqual([
      `${charts} "https://charts.example.org" is not taken by type "oci"; write an "oci://" URL, or leave "type" out`,
    ]);
    expect(judged('HelmRepository', { url: 'oci://charts.example.org', type: 'default' })).toEqual([
      `${charts} "oci://charts.example.org" is not taken by type "default"; write "type: oci"`,
    ]);
  });

  test('is refused when the type is left out, with a hint where Flux has the field', () => {
    const spec = { url: 'oci://charts.example.org' };
    expect(judged('HelmRepository', spec)).toEqual([
      `${charts} "oci://charts.example.org" is not taken by type "default"; write "type: oci"`,
    ]);
    expect(judged('HelmRepository', spec, 'main')).toEqual([
      `${charts} "oci://charts.example.org" is not taken by type "default"`,
    ]);
  });
});
