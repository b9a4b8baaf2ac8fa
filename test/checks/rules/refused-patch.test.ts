import { checkRefusedPatches } from '../../../lib/checks/rules/refused-patch.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { findKustomize } from '../../support/tools.js';
import { kustomizeBuild } from '../../support/kustomize.js';
import { judge } from '../judge.js';
import { flux } from '../support.js';

const DEPLOYMENT = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\n';
const target = { kind: 'Deployment' };

const judged = (patch: JsonObject) =>
  judge(checkRefusedPatches, {
    kustomizations: { apps: { spec: { patches: [{ patch: 'kind: X', target }, patch] } } },
  }).filter((line) => !line.includes('patches[0]'));

const FINE: readonly (readonly [string, JsonObject])[] = [
  ['an object', { patch: `${DEPLOYMENT}spec: { replicas: 2 }` }],
  ['an object beside a target', { target, patch: `${DEPLOYMENT}spec: { replicas: 2 }` }],
  ['two objects', { patch: `${DEPLOYMENT}---\n${DEPLOYMENT}` }],
  ['operations beside a target', { target, patch: '- { op: add, path: /spec, value: {} }' }],
  [
    'operations beside an empty target',
    { target: {}, patch: '[{"op": "test", "path": "/kind", "value": "Deployment"}]' },
  ],
  [
    'a List',
    {
      patch: `kind: List\nitems: [${JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } })}]`,
    },
  ],
  ['an object whose name reads as a number', { target, patch: 'kind: Deployment\nmetadata: { name: 1 }' }],
  ['operations behind a line', { target, patch: '---\n- { op: add, path: /spec, value: {} }' }],
  ['a comment', { target, patch: '# nothing' }],
  ['an empty object', { target, patch: '{}' }],
  ['no operation at all', { patch: '[]' }],
  ['a key given twice, which kustomize takes', { patch: `${DEPLOYMENT}kind: Deployment` }],
];

const REFUSED: readonly (readonly [string, JsonObject, string])[] = [
  [
    'operations without a target',
    { patch: '- { op: remove, path: /spec }' },
    'patch is a list of operations without a "target"; say what it is for',
  ],
  [
    'two objects beside a target',
    { target, patch: `${DEPLOYMENT}---\n${DEPLOYMENT}` },
    'patch holds 2 objects beside a "target"; make each a patch of its own',
  ],
  [
    'an object without a name',
    { target, patch: 'spec: { replicas: 2 }' },
    'patch lacks "kind" or "metadata.name"; write both, even beside a "target"',
  ],
  [
    'a text',
    { target, patch: 'replicas' },
    'patch is neither an object nor a list; write an object with the fields to change, or a list of operations',
  ],
  [
    'a list of texts',
    { target, patch: '- replicas' },
    'patch is a list, but not of operations; write each as "{ op: replace, path: /spec/replicas, value: 2 }"',
  ],
  [
    'an unknown operation',
    { target, patch: '- { op: set, path: /spec }' },
    'patch[0].op is "set"; allowed are "add", "remove", "replace", "move", "copy" and "test"',
  ],
  [
    'an operation without a path',
    { target, patch: '- { op: remove }' },
    'patch[0].path is missing; write where it is, such as "/spec/replicas"',
  ],
  [
    'the end of a kind',
    { target, patch: '- { op: remove, path: /kind }' },
    'patch[0].path is "/kind", and kustomize needs that; replace it instead',
  ],
  [
    'an unknown directive',
    { target, patch: `${DEPLOYMENT}spec: { $patch: remove }` },
    'patch.spec["$patch"] is no way to patch; allowed are "replace", "delete" and "merge"',
  ],
  [
    'an annotation called like a number',
    { patch: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, annotations: { "1": x } }' },
    'patch.metadata.annotations["1"] has a name that kustomize takes for a number, date, boolean or null; give it another name',
  ],
  [
    'for a target that is no pattern',
    { target: { name: '*' }, patch: `${DEPLOYMENT}spec: { replicas: 2 }` },
    'target.name is "*", which is no regular expression of RE2; write a name, or a pattern such as "web-.*"',
  ],
  ['nothing', { target, patch: '' }, 'patch is empty; write a patch, or leave the entry out'],
  ['a line break', { target, patch: '\n' }, 'patch is empty; write a patch, or leave the entry out'],
  [
    'what is no YAML',
    { target, patch: 'kind: Deployment\nspec: [a' },
    'patch is no YAML in line 2: flow sequence in block collection must be sufficiently indented and end with a ]; write YAML or JSON',
  ],
];

describe('a patch', () => {
  test.each(FINE)('may be %s', (_, patch) => {
    expect(judged(patch)).toEqual([]);
  });

  test('may be for the schema to judge', () => {
    expect(judged({})).toEqual([]);
    expect(judged({ patch: 5 })).toEqual([]);
    expect(judged({ path: 'x.yaml' })).toEqual([]);
  });

  test.each(REFUSED)('is refused that is %s', (_, patch, message) => {
    expect(judged(patch)).toEqual([
      `error FLX512 Kustomization "flux-system/apps": spec.patches[1].${message}\n    at flux-system/apps`,
    ]);
  });

  test('is refused in a post renderer too', () => {
    const postRenderers: JsonObject[] = [
      { kustomize: {} },
      { kustomize: { patches: [{ patch: '- { op: remove }' }] } },
    ];
    expect(judge(checkRefusedPatches, { objects: [flux('HelmRelease apps/web', { postRenderers })] })).toEqual([
      'error FLX512 HelmRelease "apps/web": spec.postRenderers[1].kustomize.patches[0].patch is a list of operations without a "target"; say what it is for',
    ]);
  });
});

(findKustomize() === undefined ? describe.skip : describe)('kustomize', () => {
  const build = (patch: JsonObject) =>
    kustomizeBuild({
      'web.yaml': `${DEPLOYMENT}spec: { replicas: 1 }\n`,
      'kustomization.yaml': JSON.stringify({ resources: ['web.yaml'], patches: [patch] }),
    });

  test.each(FINE)('takes %s', (_, patch) => {
    expect(build(patch)).toMatchObject({ status: 0 });
  });

  test.each(REFUSED)('refuses %s', (_, patch) => {
    expect(build(patch)).toMatchObject({ status: 1 });
  });
});
