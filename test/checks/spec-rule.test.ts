import { specRule } from '../../lib/checks/spec-rule.js';
import type { JsonObject } from '../../lib/manifest/index.js';

import { judge } from './judge.js';
import { flux } from './support.js';

const seen: JsonObject[] = [];
const error = specRule('FLX502', {
  GitRepository: [
    {
      reads: ['url', 'ref'],
      judge: (spec) => {
        seen.push(spec);
        return spec.url === 'bad' ? [{ path: 'spec.url', message: 'is bad' }] : [];
      },
    },
  ],
});
const warning = specRule('FLX501', {
  GitRepository: [{ reads: [], judge: () => [{ path: 'spec.url', message: 'is odd' }] }],
});

const bad = flux('GitRepository apps/web', { url: 'bad', interval: `\${INTERVAL}` });
const inApps = (spec: JsonObject, object = bad) => ({ kustomizations: { apps: { spec, objects: [object] } } });
const finding = (severity: string) => [`${severity} FLX502 GitRepository "apps/web": spec.url is bad`];

beforeEach(() => seen.splice(0));

test('a check is shown the fields that it reads, as far as they are there', () => {
  judge(error, { objects: [bad] });
  expect(seen).toEqual([{ url: 'bad' }]);
});

test('objects of other kinds and of other APIs are shown to nobody', () => {
  judge(error, { objects: [flux('Bucket apps/web'), { ...bad, apiVersion: 'example.org/v1' }] });
  expect(seen).toEqual([]);
});

describe('a field with a variable', () => {
  const object = flux('GitRepository apps/web', { url: 'bad', ref: { branch: `\${BRANCH}` } });

  test('is judged as it is where nothing is substituted', () => {
    expect(judge(error, inApps({}, object))).toEqual(finding('error'));
  });

  test('makes the check silent below postBuild', () => {
    expect(judge(error, inApps({ postBuild: { substitute: { X: 'y' } } }, object))).toEqual([]);
  });

  test('that the check does not read changes nothing', () => {
    expect(judge(error, inApps({ postBuild: {} }))).toEqual(finding('error'));
  });
});

describe('an object that its Kustomization patches', () => {
  test.each<[string, JsonObject]>([
    ['the kind and name', { patches: [{ target: { kind: 'Git.*', name: 'web' }, patch: '' }] }],
    ['everything', { patches: [{ target: {}, patch: '' }] }],
    ['what cannot be read as an expression', { patches: [{ target: { kind: '(' }, patch: '' }] }],
    ['the kind in the patch itself', { patches: [{ patch: 'kind: GitRepository' }] }],
    ['what is no map', { patches: ['x'] }],
    ['objects by components', { components: ['../x'] }],
    ['objects by an old field', { patchesJson6902: [{}] }],
  ])('is unknown: a patch of %s', (_, spec) => {
    expect(judge(error, inApps(spec))).toEqual(finding('unknown'));
    expect(judge(warning, inApps(spec))).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ['another kind', { patches: [{ target: { kind: 'Git', name: 'web' }, patch: '' }] }],
    ['another name', { patches: [{ target: { kind: 'GitRepository', name: 'db' }, patch: '' }] }],
    ['another kind in the patch itself', { patches: [{ patch: 'kind: Deployment' }] }],
  ])('is certain: a patch of %s', (_, spec) => {
    expect(judge(error, inApps(spec))).toEqual(finding('error'));
    expect(judge(warning, inApps(spec))).toHaveLength(1);
  });
});
