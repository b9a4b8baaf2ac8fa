import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';

import { type Engine, openEngine } from '../../lib/engine/index.js';
import { findKustomize } from '../support/tools.js';
import { textTree } from './text-tree.js';

const kustomize = findKustomize();
const describeWithKustomize = kustomize === undefined ? describe.skip : describe;
const CURE = 'this needs the WebAssembly engine: npm run build:engine, with Go 1.26';

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  mode: "0755"\n';
const FILES = {
  'apps/kustomization.yaml': 'resources: [settings.yaml, ../base]\nnamePrefix: x-\n',
  'apps/settings.yaml': MAP,
  'base/kustomization.yaml':
    'configMapGenerator: [{name: g, files: [a.txt], options: {disableNameSuffixHash: true}}]\n',
  'base/a.txt': 'text',
};

describeWithKustomize(
  `without the engine, kustomize${kustomize === undefined ? ' (skipped: it is not there)' : ''}`,
  () => {
    let engine: Engine;

    beforeAll(async () => {
      engine = await openEngine({ program: '/nowhere', path: dirname(kustomize ?? '') });
    });

    afterAll(() => engine.close());

    async function build(files: Record<string, string>, path = 'apps', spec = {}) {
      return engine.build(textTree(files), { path, spec });
    }

    test('builds a folder with its kustomization file', async () => {
      const { objects, problem } = await build(FILES, '../../apps/');
      expect(problem).toBeUndefined();
      expect(objects.map(({ object: { kind, metadata, data }, file }) => [kind, metadata.name, data, file])).toEqual([
        ['ConfigMap', 'x-g', { 'a.txt': 'text' }, ''],
        ['ConfigMap', 'x-settings', { mode: '0755' }, ''],
      ]);
    });

    test('tells its own errors, without the folder that it ran in', async () => {
      const { problem } = await build({
        'apps/kustomization.yaml': 'resources: [a.yaml]\nnope: 1\n',
        'apps/a.yaml': MAP,
      });
      expect(problem).toEqual({
        reason: 'build',
        message: 'invalid Kustomization: json: unknown field "nope"',
      });
    });

    test.each<[string, Record<string, string>, object, string]>([
      ['a spec that changes the build', FILES, { targetNamespace: 'a' }, 'spec.targetNamespace is set'],
      ['a folder without a kustomization file', { 'apps/a.yaml': MAP }, {}, 'folder "apps" has no kustomization file'],
      [
        'a URL',
        { 'apps/kustomization.yaml': 'resources: ["https://example.org/a.yaml"]\n' },
        {},
        'file "apps/kustomization.yaml" names a URL',
      ],
      [
        'a base that may be a repository',
        { 'apps/kustomization.yaml': 'resources: [github.com/a/b]\n' },
        {},
        'file "apps/kustomization.yaml" names "github.com/a/b", which is not in the repository',
      ],
      [
        'a base outside the repository',
        { 'apps/kustomization.yaml': 'resources: [../../etc]\n' },
        {},
        'file "apps/kustomization.yaml" names "../../etc", which is not in the repository',
      ],
      [
        'the same in a base',
        { 'apps/kustomization.yaml': 'resources: [../base]\n', 'base/kustomization.yaml': 'components: [/etc]\n' },
        {},
        'file "base/kustomization.yaml" names "/etc", which is not in the repository',
      ],
      [
        'a kustomization file that is no YAML',
        { 'apps/kustomization.yaml': 'a: [\n' },
        {},
        'file "apps/kustomization.yaml" cannot be read',
      ],
    ])('leaves %s to the engine', async (_, files, spec, why) => {
      const { objects, problem } = await build(files, 'apps', spec);
      expect([objects, problem]).toEqual([[], { reason: 'unsupported', message: `${why}; ${CURE}` }]);
    });

    test('reads no file outside the folder that names it', async () => {
      const { objects, problem } = await build({
        'apps/kustomization.yaml': 'configMapGenerator: [{name: a, files: [/etc/hostname]}]\n',
      });
      expect([objects, problem?.reason]).toEqual([[], 'build']);
      expect(problem?.message).toContain("security; file '/etc/hostname' is not in or below");
    });

    test('finds no folder where none is', async () => {
      expect((await build(FILES, './other')).problem).toEqual({
        reason: 'path-missing',
        message: 'folder "other" is not there',
      });
    });

    test('says of all else that it needs the engine', async () => {
      const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
      const request = { objects: [object], variables: {}, unknown: [], strict: true };
      const problem = (what: string) => ({
        reason: 'unsupported',
        message: `${what} needs the WebAssembly engine: npm run build:engine, with Go 1.26`,
      });
      const tree = textTree({ 'apps/.sourceignore': '*' });
      expect(await engine.substitute(request)).toEqual({ objects: [], problem: problem('substitution') });
      expect(await engine.ignored(tree, undefined)).toEqual({ paths: [], problem: problem('leaving out files') });
      expect((await engine.ignored(textTree(FILES), '*')).problem).toEqual(problem('leaving out files'));
      expect(await engine.glob({ pattern: '*', exclude: [], paths: [] })).toEqual({
        paths: [],
        problem: problem('matching patterns'),
      });
    });

    test('leaves out no file where no pattern asks for it', async () => {
      expect(await engine.ignored(textTree(FILES), undefined)).toEqual({ paths: [] });
    });

    test('reads documents with their lines', async () => {
      const tree = textTree({
        'a.yaml': '# head\n\na: 1\n---\n# more\nb: 2\n---\n---\nc\n',
        'b.yaml': 'a: 1\n---\nb: [\n',
      });
      expect(await engine.read(tree, 'a.yaml')).toEqual({
        documents: [
          { data: { a: 1 }, line: 3 },
          { data: { b: 2 }, line: 6 },
        ],
      });
      expect((await engine.read(tree, 'b.yaml')).problem).toMatchObject({ reason: 'read', file: 'b.yaml', line: 4 });
    });

    test('leaves no folder behind', async () => {
      const other = await openEngine({ program: '/nowhere', path: dirname(kustomize ?? '') });
      const before = ourFolders();
      await other.build(textTree(FILES), { path: 'apps', spec: {} });
      expect(ourFolders().length).toBe(before.length + 1);
      await other.close();
      expect(ourFolders()).toEqual(before);
    });
  },
);

function ourFolders(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('flux-fleet-kustomize-'));
}
