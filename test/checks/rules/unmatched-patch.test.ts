import { checkUnmatchedPatches } from '../../../lib/checks/rules/unmatched-patch.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { type KustomizationInput, object } from '../support.js';

const web = object('Deployment apps/web');
const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }';

const judged = (spec: JsonObject, more: Partial<KustomizationInput> = {}) =>
  judge(checkUnmatchedPatches, { kustomizations: { apps: { spec, objects: [web], ...more } } });

const hint = 'write the name as it is in the files, or a "target"';

describe('a patch without a target', () => {
  test('is fine for an object of the Kustomization, whatever its namespace', () => {
    expect(judged({ patches: [{ patch }] })).toEqual([]);
    expect(judged({ namePrefix: 'x-', targetNamespace: 'y', patches: [{ patch }] })).toEqual([]);
  });

  test.each<[string, JsonObject, Partial<KustomizationInput>]>([
    ['there are other files', {}, { complete: false }],
    ['the source is another', {}, { content: undefined }],
    ['components may add it', { components: ['../x'] }, {}],
  ])('cannot be judged where %s', (_, spec, more) => {
    expect(judged({ patches: [{ patch }], ...spec }, { objects: [], ...more })).toEqual([]);
  });

  test('is for the other rule where it cannot be read', () => {
    expect(
      judged({
        patches: ['x', { patch: '[' }, { patch: 'kind: A\nmetadata: { name: 1 }' }, { patch: '- { op: remove }' }],
      }),
    ).toEqual([]);
  });

  test.each([
    ['name', patch.replace('web', 'db'), 'Deployment "db" of apps/v1'],
    ['kind', patch.replace('Deployment', 'StatefulSet'), 'StatefulSet "web" of apps/v1'],
    ['version', patch.replace('/v1', '/v1beta1'), 'Deployment "web" of apps/v1beta1'],
    ['version, none', patch.replace('apiVersion: apps/v1\n', ''), 'Deployment "web" of no apiVersion'],
  ])('is for nothing with another %s', (_, text, what) => {
    expect(judged({ patches: [{ patch: text }] })).toEqual([
      `error FLX513 Kustomization "flux-system/apps": spec.patches[0].patch is for ${what}, which it does not apply; ${hint}\n    at flux-system/apps`,
    ]);
  });

  test('is judged object by object', () => {
    expect(judged({ patches: [{ patch: `${patch}\n---\n${patch.replace('web', 'db')}` }] })).toHaveLength(1);
  });

  test('may match nothing with a target', () => {
    expect(judged({ patches: [{ target: { name: 'db' }, patch: patch.replace('web', 'db') }] })).toEqual([]);
  });
});
