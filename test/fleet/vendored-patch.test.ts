import { Kustomization, type Patch, type PatchTarget, VendoredFiles } from 'cdk8s-fluxcd';

import { kustomizeBuild } from '../support/kustomize.js';
import { findKustomize } from '../support/tools.js';
import { bareConfigMap, fleetOf, messagesOf } from './support.js';

type PatchBody = Patch['patch'];

function patched(target: unknown, patch: unknown): Patch | undefined {
  let entry: Patch | undefined;
  fleetOf((cluster) => {
    const files = new VendoredFiles(new Kustomization(cluster, 'apps'), 'web', { path: 'web' });
    entry = files.patch(target as PatchTarget, patch as PatchBody).patches[0];
  });
  return entry;
}

const target = { kind: 'Deployment', name: 'web' };
const spec = { replicas: 2 };

describe('A strategic merge patch of vendored files', () => {
  it.each<[string, PatchTarget, object, object]>([
    ['of one object', target, { spec }, { kind: 'Deployment', metadata: { name: 'web' }, spec }],
    ['of all of a kind', { kind: 'Deployment' }, { spec }, { kind: 'Deployment', metadata: { name: 'any' }, spec }],
    ['of all', {}, { spec }, { kind: 'Any', metadata: { name: 'any' }, spec }],
    [
      'of what matches patterns',
      { kind: 'Deployment|StatefulSet', name: 'web-.*', labelSelector: 'app in (web, api)' },
      { spec },
      { kind: 'Any', metadata: { name: 'any' }, spec },
    ],
    [
      'of a version',
      { group: 'apps', version: 'v1', ...target },
      { spec },
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec },
    ],
    [
      'of any version of a group',
      { group: 'apps', ...target },
      { spec },
      { kind: 'Deployment', metadata: { name: 'web' }, spec },
    ],
    [
      'with labels',
      target,
      { spec, metadata: { labels: { team: 'a' } } },
      { kind: 'Deployment', metadata: { name: 'web', labels: { team: 'a' } }, spec },
    ],
    [
      'that names itself',
      { name: 'web|api' },
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec },
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec },
    ],
    [
      'of a kind that kustomize would take for a list',
      { kind: 'WebList' },
      { items: [{ $patch: undefined }] },
      { kind: 'Any', metadata: { name: 'any' }, items: [{}] },
    ],
    ['that deletes', target, { $patch: 'delete' }, { kind: 'Deployment', metadata: { name: 'web' }, $patch: 'delete' }],
    ['of nothing', target, {}, { kind: 'Deployment', metadata: { name: 'web' } }],
    [
      'with what is not there, and null',
      target,
      { data: undefined, $patch: undefined, spec: { replicas: null, paused: undefined } },
      { kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas: null } },
    ],
  ])('%s says what it is for', (_, where, patch, expected) => {
    const entry = patched(where, patch);
    expect(JSON.stringify(entry)).toBe(JSON.stringify({ target: where, patch: expected }));
  });
});

describe('Operations on vendored files', () => {
  it('are written as they are', () => {
    const operations = [{ op: 'add', path: '/metadata/annotations', value: { note: 'x' } }];
    expect(patched(target, operations)).toEqual({ target, patch: operations });
    expect(patched(target, [])).toEqual({ target, patch: [] });
  });
});

const A_TARGET = 'say which objects are meant, such as { kind: "Deployment", name: "web" }';
const A_PATCH = 'give the fields to change, or a list of operations';
const LEFT_OUT = 'leave it out: the target says which objects are meant';
const OPERATIONS = 'allowed are "add", "remove", "replace", "move", "copy" and "test"';
const TYPED = 'has a name that kustomize takes for a number, date, boolean or null; give it another name';
const named = (metadata: object) => ({ kind: 'Deployment', metadata: { name: 'web', ...metadata } });

/** What kustomize refuses too. */
const REFUSED: readonly (readonly [string, unknown, unknown, string])[] = [
  ['no target', undefined, [{ op: 'remove', path: '/spec' }], `"target" is undefined; ${A_TARGET}`],
  ['an unknown field', { names: 'web' }, named({}), '"target.names" is no field of a target; did you mean "name"?'],
  ['a number', { name: 1 }, named({}), '"target.name" is 1; give a text, or leave it out'],
  [
    'no pattern',
    { name: '*-web' },
    named({}),
    '"target.name" is "*-web", which is no regular expression of RE2; write a name, or a pattern such as "web-.*"',
  ],
  [
    'no selector',
    { labelSelector: 'app is web' },
    named({}),
    '"target.labelSelector" is "app is web", which is no selector; write it as for "kubectl -l", such as "app=web,tier in (front,back)"',
  ],
  ['a text', target, 'replicas', `"patch" is a text; ${A_PATCH}`],
  ['no kind', target, { kind: null, metadata: { name: 'web' } }, `"patch.kind" is no name; ${LEFT_OUT}`],
  ['no metadata', target, { kind: 'Deployment', metadata: null }, `"patch.metadata" is no map; ${LEFT_OUT}`],
  ['no name', target, { kind: 'Deployment', metadata: { name: '' } }, `"patch.metadata.name" is no name; ${LEFT_OUT}`],
  [
    'several objects',
    target,
    { kind: 'List', metadata: { name: 'web' }, items: [named({}), named({})] },
    '"patch.items" holds objects of their own; call "patch" for each of them',
  ],
  [
    'a list of objects',
    target,
    [named({})],
    '"patch[0]" is no operation of JSON 6902; a list is one of operations; call "patch" for each other one',
  ],
  ['an unknown operation', target, [{ op: 'set', path: '/spec' }], `"patch[0].op" is "set"; ${OPERATIONS}`],
  [
    'an operation without a path',
    target,
    [{ op: 'add', value: 1 }],
    '"patch[0].path" is missing; write where it is, such as "/spec/replicas"',
  ],
  [
    'an operation with a field path',
    target,
    [{ op: 'remove', path: 'spec.replicas' }],
    '"patch[0].path" is "spec.replicas"; write where it is, such as "/spec/replicas"',
  ],
  [
    'a move from nowhere',
    target,
    [{ op: 'move', path: '/spec/paused' }],
    '"patch[0].from" is missing; write where it is, such as "/spec/replicas"',
  ],
  [
    'the end of a name',
    target,
    [{ op: 'remove', path: '/metadata/name' }],
    '"patch[0].path" is "/metadata/name", and kustomize needs that; replace it instead',
  ],
  [
    'metadata without a name',
    target,
    [{ op: 'replace', path: '/metadata', value: { labels: {} } }],
    '"patch[0].value.name" is no text, and kustomize needs one; write a name',
  ],
  [
    'an annotation called like a number',
    target,
    [{ op: 'add', path: '/metadata/annotations/1', value: 'x' }],
    '"patch[0].path" is "/metadata/annotations/1", whose name kustomize takes for a number, date, boolean or null; give the annotation another name',
  ],
  [
    'annotations that are a list',
    target,
    [{ op: 'add', path: '/metadata/annotations', value: ['note'] }],
    '"patch[0].value" is a list; write a map of texts',
  ],
  ['a label called like a boolean', target, named({ labels: { true: 'x' } }), `"patch.metadata.labels.true" ${TYPED}`],
  [
    'an unknown directive',
    target,
    { ...named({}), spec: { $patch: 'remove' } },
    '"patch.spec["$patch"]" is no way to patch; allowed are "replace", "delete" and "merge"',
  ],
  [
    'a field without a name',
    target,
    { ...named({}), spec: { '': 1 } },
    '"patch.spec[""]" has an empty name, which kustomize does not merge; name the field',
  ],
];

/** What kustomize takes and makes something else of. */
const LOST: readonly (readonly [string, unknown, unknown, string])[] = [
  [
    'a label of null, which becomes the text "null"',
    target,
    { metadata: { labels: { 'a/b': null } } },
    '"patch.metadata.labels["a/b"]" is no text; write one, or remove it by { op: "remove", path: "/metadata/labels/a~1b" }',
  ],
  [
    'annotations of null, which stay',
    target,
    { metadata: { annotations: null } },
    '"patch.metadata.annotations" is no map of texts; write one, or remove it by { op: "remove", path: "/metadata/annotations" }',
  ],
  [
    'an object to be replaced, which stays',
    target,
    { $patch: 'replace', spec },
    '"patch["$patch"]" is "replace", by which kustomize changes nothing of a whole object; write it into the field that is to be replaced',
  ],
  [
    'an operation whose value is not there, which becomes null',
    target,
    [{ op: 'replace', path: '/spec/replicas', value: undefined }],
    '"patch[0].value" is missing; write null where that is meant',
  ],
  ['null', target, null, `"patch" is null; ${A_PATCH}`],
  ['a function', target, { spec: () => spec }, '"patch.spec" is a function, which is no data; give plain data'],
];

describe('A patch of vendored files', () => {
  it.each([...REFUSED, ...LOST])('is refused where it has %s', (_, where, patch, message) => {
    expect(() => patched(where, patch)).toThrow(new Error(`"staging/apps/web": ${message}`));
  });

  it('may have integers beyond those of JavaScript, in an app with variables too', () => {
    const app = fleetOf((cluster) => {
      const apps = new Kustomization(cluster, 'apps');
      new VendoredFiles(apps, 'web', { path: 'web' }).patch(target, { spec: { size: 2n ** 60n } });
      const domain = cluster.variable('DOMAIN', { value: 'example.org' });
      bareConfigMap(apps, 'settings', { namespace: 'web' }, { domain });
    });
    expect(messagesOf(app)).toEqual([]);
  });
});

(findKustomize() === undefined ? describe.skip : describe)('kustomize', () => {
  it.each(REFUSED)('refuses a patch too that has %s', (_, where, patch) => {
    const metadata = { name: 'web', labels: { app: 'web' }, annotations: { note: 'x' } };
    const entry = { target: where, patch: typeof patch === 'string' ? patch : JSON.stringify(patch) };
    const built = kustomizeBuild({
      'web.json': JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec }),
      'kustomization.yaml': JSON.stringify({ resources: ['web.json'], patches: [entry] }),
    });
    expect(built.status).not.toBe(0);
  });
});
