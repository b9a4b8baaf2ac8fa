import { checkSyncProviders } from '../../../lib/checks/rules/sync-provider.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const judged = (version: string, sync: JsonObject) =>
  judge(checkSyncProviders, { objects: [flux('FluxInstance flux-system/flux', { distribution: { version }, sync })] });

test.each<[string, JsonObject]>([
  ['2.9.x', { kind: 'GitRepository', provider: 'aws' }],
  ['2.x', { kind: 'GitRepository', provider: 'aws' }],
  ['2.8.x', { kind: 'OCIRepository', provider: 'aws' }],
  ['2.8.x', { kind: 'GitRepository', provider: 'azure' }],
  ['2.8.x', {}],
])('Flux %s can do %j', (version, sync) => {
  expect(judged(version, sync)).toEqual([]);
});

test('a Flux that is too old for a provider is told so', () => {
  expect(judged('2.8.x', { kind: 'GitRepository', provider: 'aws' })).toEqual([
    'error FLX525 FluxInstance "flux-system/flux": spec.sync.provider "aws" is taken by GitRepository from Flux 2.9 on, and spec.distribution.version is "2.8.x"; take a later version',
  ]);
});

test('what is no map is not judged', () => {
  expect(judge(checkSyncProviders, { objects: [flux('FluxInstance flux-system/flux', { sync: 'x' })] })).toEqual([]);
});
