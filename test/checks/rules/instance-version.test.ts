// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import { checkInstanceVersions } from '../../../lib/checks/rules/instance-version.js';
import type { Json } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const instance = (distribution: Json) => flux('FluxInstance flux-system/flux', { distribution });
const judged = (version: string, cluster = '2.10') =>
  judge(checkInstanceVersions, { flux: cluster, objects: [instance({ version })] });

test.each([
  ['2.10.x', '2.10'],
  ['2.x', '2.8'],
  ['>=2.7', '2.8'],
  ['v2.8.1', '2.8'],
  ['2.5.x', 'edge'],
])('version %j fits a cluster with Flux %s', (version, cluster) => {
  expect(judged(version, cluster)).toEqual([]);
});

test('another version than that of the cluster is told', () => {
  expect(judged('2.5.x')).toEqual([
    'error FLX533 FluxInstance "flux-system/flux": spec.distribution.version "2.5.x" is never Flux 2.10, for which the objects of the cluster are written; write "2.10.x", or give the cluster the Flux that it has',
  ]);
});

test.each<[string, Json]>([
  ['no version', {}],
  ['no map', 'x'],
])('a distribution that is %s is not judged', (_, distribution) => {
  expect(judge(checkInstanceVersions, { objects: [instance(distribution)] })).toEqual([]);
});

test('a version that Flux fills in is not judged', () => {
  const spec = { postBuild: { substitute: { FLUX: '2.9' } } };
  const kustomizations = { a: { spec, objects: [instance({ version: '2.5.${PATCH}' })] } };
  expect(judge(checkInstanceVersions, { kustomizations })).toEqual([]);
});

test('the instance of another cluster is not judged', () => {
  const spec = { kubeConfig: { secretRef: { name: 'edge' } } };
  const kustomizations = { edge: { spec, objects: [instance({ version: '2.5.x' })] } };
  expect(judge(checkInstanceVersions, { kustomizations })).toEqual([]);
});

test('a version that may be patched is unknown', () => {
  const spec = { patches: [{ patch: 'kind: FluxInstance' }] };
  const kustomizations = { a: { spec, objects: [instance({ version: '2.5.x' })] } };
  expect(judge(checkInstanceVersions, { kustomizations })).toEqual([
    'unknown FLX533 FluxInstance "flux-system/flux": spec.distribution.version "2.5.x" is never Flux 2.10, for which the objects of the cluster are written; write "2.10.x", or give the cluster the Flux that it has',
  ]);
});
