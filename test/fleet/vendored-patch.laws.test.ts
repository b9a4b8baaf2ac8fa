import { Kustomization, type PatchTarget, VendoredFiles } from 'cdk8s-fluxcd';
import fc from 'fast-check';

import { type Json, type JsonObject, mapOf, parseYaml } from '../../lib/manifest/index.js';
import { kustomizeBuild, type KustomizeResult } from '../support/kustomize.js';
import { findKustomize } from '../support/tools.js';
import { filesOf, fleetOf } from './support.js';

const RUNS = Number(process.env.PATCH_RUNS ?? 30);

/** Every kind of object that kustomize merges in its own way: one it knows, one without lists, one it does not know. */
const OBJECTS: readonly JsonObject[] = [
  object('apps/v1', 'Deployment', {
    spec: { replicas: 1, template: { spec: { containers: [{ name: 'web', image: 'web:1' }] } } },
  }),
  object('v1', 'ConfigMap', { data: { a: 'x' } }),
  object('example.org/v1', 'Site', { spec: { replicas: 1 } }),
];

function object(apiVersion: string, kind: string, fields: JsonObject): JsonObject {
  const metadata = { name: 'web', labels: { app: 'web' }, annotations: { note: 'x' } };
  return { apiVersion, kind, metadata, ...fields };
}

const text = fc.constantFrom('a', 'web', '', '1', 'true', 'delete', 'foo', 'x\n---\ny', '\u0085', '2020-01-01');
const key = fc.constantFrom('a', 'b', 'app', '', '1', 'true', '$patch', '<<', 'a/b', 'k'.repeat(1030), 'null');
const scalar = fc.oneof(text, fc.constantFrom<Json>(null, 1, true, 5n, 1.5));
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    scalar,
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(key, tie('value'), { maxKeys: 2 }),
  ),
}));
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const texts = fc.oneof({ weight: 4, arbitrary: fc.dictionary(key, fc.constant('x')) }, { weight: 1, arbitrary: value });

/** Merges that fit the objects: a list stays a list, since what is in the files is for nobody to know. */
const merge = fc
  .record({
    kind: seldom(fc.constantFrom('Deployment', 'Other', 'FooList')),
    apiVersion: seldom(fc.constantFrom('apps/v1', 'other/v7')),
    metadata: seldom(
      fc.record({
        name: seldom(fc.constantFrom('web', 'other')),
        labels: seldom(texts),
        annotations: seldom(texts),
        extra: seldom(value),
      }),
    ),
    spec: seldom(
      fc.record({
        replicas: seldom(fc.constantFrom(2, null)),
        $patch: seldom(fc.constantFrom('replace', 'delete', 'merge', 'foo', null)),
        template: seldom(fc.constantFrom(null, { spec: { containers: [{ name: 'side' }, { image: 'b' }] } })),
        extra: seldom(value),
      }),
    ),
    items: seldom(fc.constantFrom([], [{ a: 1 }])),
    $patch: seldom(fc.constantFrom('replace', 'delete', 'merge', 'foo')),
  })
  .map(withoutMissing);

const place = fc.constantFrom(
  ...['/metadata/labels/app', '/metadata/annotations/note', '/metadata/annotations', '/metadata/labels', '/metadata'],
  ...['/kind', '/apiVersion', '/metadata/name', '', 'spec'],
);
const newPlace = fc.constantFrom(
  ...['/a', '/metadata/annotations/1', '/metadata/labels/1', '/metadata/annotations/a~1b', '/x', 'x'],
);
const operation = fc
  .oneof(
    fc.record({ op: fc.constantFrom('add', 'replace'), path: place, value: seldom(fc.oneof(value, texts)) }),
    fc.record({ op: fc.constant('add'), path: newPlace, value }),
    fc.record({ op: fc.constantFrom('remove', 'set'), path: place }),
    fc.record({ op: fc.constantFrom('move', 'copy'), from: place, path: fc.constantFrom('/x', 'x') }),
    fc.record({ op: fc.constant('test'), path: fc.constant('/metadata/labels/app'), value: fc.constant('web') }),
  )
  .map(withoutMissing);

const pattern = fc.constantFrom('web', 'w.*', '.*', '(', '*', 'web|api', '(?i)WEB', 'a{2,1}', '[', '');
const selector = fc.constantFrom('app=web', 'app', '!x', 'app in (web,api)', 'a b', 'app==', 'app=*', ',', 'x!=1,app');
const target: fc.Arbitrary<PatchTarget> = fc
  .record({
    kind: seldom(fc.constantFrom('Deployment', 'ConfigMap', 'Site', '.*', 'Deploy', '?', 'System|Site', 'SiteList')),
    name: seldom(pattern),
    group: seldom(fc.constantFrom('apps', '', '.*')),
    version: seldom(fc.constantFrom('v1', 'v.')),
    labelSelector: seldom(selector),
    annotationSelector: seldom(fc.constantFrom('note=x', '!', 'note')),
  })
  .map(withoutMissing);

function withoutMissing(map: object): JsonObject {
  return Object.fromEntries(Object.entries(map).filter(([, each]) => each !== undefined));
}

/** The files of the app, or nothing where the patch was refused at once. */
function tryFiles(where: PatchTarget, patch: Call[1]): Files | undefined {
  let isRefused = false;
  const app = fleetOf((cluster) => {
    const files = new VendoredFiles(new Kustomization(cluster, 'apps', { path: './apps' }), 'web', { path: 'web' });
    try {
      files.patch(where, patch);
    } catch {
      isRefused = true;
    }
  });
  return isRefused ? undefined : filesOf(app);
}

function build(files: Files): KustomizeResult {
  const vendored = { 'web/objects.json': JSON.stringify({ apiVersion: 'v1', kind: 'List', items: OBJECTS }) };
  const resources = JSON.stringify({ resources: ['objects.json'] });
  return kustomizeBuild({ ...files, ...vendored, 'web/kustomization.yaml': resources }, 'apps');
}

const oneObject = fc.constantFrom('Deployment', 'ConfigMap', 'Site').map((kind) => ({ kind, name: 'web' }));

(findKustomize() === undefined ? describe.skip : describe)('What VendoredFiles take as a patch', () => {
  it('kustomize takes too, a merge', () => {
    holds(fc.tuple(target, merge), isTaken);
  });

  it('kustomize takes too, a list of operations', () => {
    holds(fc.tuple(oneObject, fc.tuple(operation)), isTaken);
  });

  it('changes just what the same patch does that names its object', () => {
    holds(fc.tuple(oneObject, merge), (files, [{ kind, name }, patch]) => {
      const { apiVersion } = OBJECTS.find((each) => each.kind === kind) as JsonObject;
      const metadata = { ...mapOf(patch.metadata), name };
      const named = stringify({ ...patch, apiVersion, kind, metadata } as JsonObject);
      const entry = JSON.stringify({ resources: ['../web'], patches: [{ patch: named }] });
      expect(objects(build(files))).toEqual(objects(build({ 'apps/kustomization.yaml': entry })));
    });
  });
});

type Call = readonly [PatchTarget, JsonObject | readonly JsonObject[]];
type Files = Readonly<Record<string, string>>;

/** What is refused at once is no case, but not all may be. */
function holds<T extends Call>(calls: fc.Arbitrary<T>, law: (files: Files, call: T) => void): void {
  let cases = 0;
  const property = fc.property(calls, (call) => {
    const [where, patch] = call;
    const files = tryFiles(where, patch);
    if (files === undefined) return;
    cases += 1;
    law(files, call);
  });
  fc.assert(property, { numRuns: RUNS });
  expect(cases).toBeGreaterThan(RUNS / 10);
}

function isTaken(files: Files): void {
  expect(build(files)).toMatchObject({ status: 0, error: '' });
}

function objects({ status, output }: KustomizeResult): unknown {
  return { status, documents: parseYaml(output).documents };
}

function stringify(data: JsonObject): string {
  return JSON.stringify(data, (_, each: unknown) => (typeof each === 'bigint' ? Number(each) : each));
}
