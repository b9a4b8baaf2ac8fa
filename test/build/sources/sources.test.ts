import type { Engine } from '../../../lib/engine/index.js';
import type { JsonObject } from '../../../lib/manifest/index.js';
import { describeWithEngine, openTestEngine } from '../../support/engine.js';

import { branch, type Cluster, clusterOf, ENTRY_SOURCE, git, given, repository, source } from '../support/followed.js';

const INFRA = 'https://github.com/acme/infra';

describeWithEngine('Sources', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openTestEngine();
  });
  afterAll(() => engine.close());

  const cluster = (about: Omit<Cluster, 'engine'>) => clusterOf({ engine, ...about });

  /** The paths of an artifact, or why there is none. */
  async function pathsOf(about: Omit<Cluster, 'engine'>, kind = 'GitRepository', name = 'flux-system') {
    const state = await cluster(about).resolve(kind, name);
    if (state.state === 'ready') return [...state.artifact.tree.files.keys()];
    return state.state === 'waiting' ? state : `${state.state}: ${state.message}`;
  }

  /** Those of the cluster's own source with a spec. */
  const ownPaths = (files: readonly string[] | Record<string, string>, spec: JsonObject) =>
    pathsOf({ repositories: [repository(files)], entry: git('flux-system', spec) });

  describe('of a GitRepository', () => {
    test('give the files of its repository', async () => {
      const infra = given('infra', ['a.yaml', 'b/c.yaml']);
      const objects = [branch('infra', INFRA, 'main')];
      const { resolve, repositoryOf } = cluster({ repositories: [repository([]), infra], objects });
      expect(await resolve('GitRepository', 'infra')).toMatchObject({
        state: 'ready',
        artifact: { tree: infra.tree, repository: 'infra', root: '' },
      });
      expect(repositoryOf('GitRepository', 'infra')).toBe('infra');
    });

    test('say how findings name its files', async () => {
      const objects = [branch('infra', INFRA, 'main')];
      const repositories = [repository([]), given('infra', ['k8s/a.yaml'], { root: 'k8s' })] as const;
      const state = await cluster({ repositories, objects }).resolve('GitRepository', 'infra');
      if (state.state !== 'ready') throw new Error(state.state);
      expect([...state.artifact.tree.files.keys()]).toEqual(['a.yaml']);
      expect(state.artifact.root).toBe('k8s');
      expect(state.artifact.shown('a.yaml')).toBe('../infra/k8s/a.yaml');
      expect(state.artifact.placeOf('a.yaml')).toEqual({ repository: repositories[1], path: 'k8s/a.yaml' });
    });

    test('wait for an object that is not there, unless it is the source of the entry', async () => {
      const repositories = [repository(['a.yaml'])] as const;
      const missing = {
        group: 'source.toolkit.fluxcd.io',
        kind: 'GitRepository',
        namespace: 'flux-system',
        name: 'infra',
      };
      expect(await pathsOf({ repositories }, 'GitRepository', 'infra')).toEqual({ state: 'waiting', missing });
      expect(await pathsOf({ repositories })).toEqual(['a.yaml']);
      expect(cluster({ repositories }).repositoryOf('GitRepository', 'infra')).toBe('');
    });

    test('are unknown where the repository is not at hand', async () => {
      const { resolve } = cluster({ repositories: [repository([])], objects: [branch('infra', INFRA, 'main')] });
      expect(await resolve('GitRepository', 'infra')).toMatchObject({
        state: 'unknown',
        subject: { kind: 'GitRepository', namespace: 'flux-system', name: 'infra' },
        problem: 'is https://github.com/acme/infra, which is not at hand',
        hint: 'give --repo NAME=DIR',
        message:
          'GitRepository "flux-system/infra" is https://github.com/acme/infra, which is not at hand; give --repo NAME=DIR',
      });
    });

    test('leave out what Flux excludes, and what the author ignores', async () => {
      const files = ['.github/ci.yaml', 'a.yaml', 'apps/b.yaml', 'logo.png'];
      expect(await ownPaths(files, {})).toEqual(['a.yaml', 'apps/b.yaml']);
      expect(await ownPaths(files, { ignore: '/apps' })).toEqual(['.github/ci.yaml', 'a.yaml', 'logo.png']);
      const own = { ...Object.fromEntries(files.map((path) => [path, ''])), 'apps/.sourceignore': 'b.yaml' };
      expect(await ownPaths(own, { ignore: '*.png' })).toEqual(['.github/ci.yaml', 'a.yaml', 'apps/.sourceignore']);
    });

    test('keep folders of which all files are ignored, unless they are ignored themselves', async () => {
      const files = ['apps/a.txt', 'charts/web/b.txt', 'docs/c.txt', 'k8s/d.yaml'];
      const foldersOf = async (ignore: string) => {
        const about = { repositories: [repository(files)] as const, entry: git('flux-system', { ignore }) };
        const state = await cluster(about).resolve('GitRepository', 'flux-system');
        return state.state === 'ready' ? [...(state.artifact.tree.folders ?? [])] : state.state;
      };
      expect(await foldersOf('*.txt')).toEqual(['apps', 'charts', 'charts/web', 'docs']);
      expect(await foldersOf('*.txt\ndocs/\n/charts/*')).toEqual(['apps', 'charts']);
      expect(await foldersOf('apps')).toEqual([]);
    });

    test('fail where nobody can read what to ignore', async () => {
      const message = 'file ".sourceignore" has 40 MiB; files of at most 32 MiB are read';
      const ignored = async () => ({ paths: [], problem: { reason: 'limit', message } });
      const refusing: Engine = Object.assign(Object.create(engine), { ignored });
      const { resolve } = clusterOf({ engine: refusing, repositories: [repository(['a.yaml'])] });
      expect(await resolve('GitRepository', 'flux-system')).toMatchObject({
        state: 'failed',
        message: `GitRepository "flux-system/flux-system" cannot tell what to ignore: ${message}`,
      });
    });

    test('take the object of the entry as it is applied', async () => {
      const repositories = [repository(['a.yaml', 'b.yaml'])] as const;
      expect(await pathsOf({ repositories, objects: [git('flux-system', { ignore: 'a.yaml' })] })).toEqual(['b.yaml']);
    });

    test('check out what begins like a folder of sparseCheckout', async () => {
      const files = ['a.yaml', 'apps-old/a.yaml', 'apps/a.yaml', 'infra/a.yaml'];
      expect(await ownPaths(files, { sparseCheckout: ['./apps/', 'infra'] })).toEqual(['apps/a.yaml', 'infra/a.yaml']);
      expect(await ownPaths(files, { sparseCheckout: ['apps'] })).toEqual(['apps-old/a.yaml', 'apps/a.yaml']);
      expect(await ownPaths(files, { sparseCheckout: ['app'] })).toBe(
        'failed: GitRepository "flux-system/flux-system" checks out "app", which is not in the repository; ' +
          'name folders that are there in spec.sparseCheckout',
      );
    });

    test('give the same tree again', async () => {
      const objects = [git('same', { url: INFRA, ignore: 'b.yaml' }), git('other', { url: INFRA, ignore: 'a.yaml' })];
      const same = cluster({ repositories: [repository([]), given('infra', ['a.yaml', 'b.yaml'])], objects });
      const [first, second, other] = await Promise.all(
        ['same', 'same', 'other'].map(async (name) => {
          const state = await same.resolve('GitRepository', name);
          return state.state === 'ready' ? state.artifact.tree : undefined;
        }),
      );
      expect([...(first?.files.keys() ?? [])]).toEqual(['a.yaml']);
      expect(second).toBe(first);
      expect(other).not.toBe(first);
    });
  });

  describe('of a GitRepository with others included', () => {
    const shared = branch('shared', 'https://github.com/acme/shared', 'main');
    const including = (...include: JsonObject[]) => git('flux-system', { include });
    const include = (about: JsonObject = {}) => ({ repository: { name: 'shared' }, ...about });
    const repositories = [repository(['apps/a.yaml']), given('shared', ['base/b.yaml', 'c.yaml'])] as const;
    const included = (...includes: JsonObject[]) =>
      pathsOf({ repositories, entry: including(...includes), objects: [shared] });

    test('have them in folders of their names', async () => {
      expect(await included(include())).toEqual(['apps/a.yaml', 'shared/base/b.yaml', 'shared/c.yaml']);
    });

    test('have the part that is asked for where it is asked for', async () => {
      expect(await included(include({ fromPath: './base', toPath: 'apps/../lib/' }))).toEqual([
        'apps/a.yaml',
        'lib/b.yaml',
      ]);
      expect(await included(include({ fromPath: 'c.yaml', toPath: 'apps/c.yaml' }))).toEqual([
        'apps/a.yaml',
        'apps/c.yaml',
      ]);
    });

    test('name files by where they were written', async () => {
      const state = await cluster({ repositories, entry: including(include()), objects: [shared] }).resolve(
        'GitRepository',
        'flux-system',
      );
      if (state.state !== 'ready') throw new Error(state.state);
      expect(state.artifact.repository).toBe('');
      expect(state.artifact.shown('apps/a.yaml')).toBe('apps/a.yaml');
      expect(state.artifact.shown('shared/c.yaml')).toBe('../shared/c.yaml');
      expect(state.artifact.shown('shared/none.yaml')).toBe('shared/none.yaml');
    });

    test('ignore what is included too', async () => {
      const entry = git('flux-system', { include: [include()], ignore: 'shared/base' });
      expect(await pathsOf({ repositories, entry, objects: [shared] })).toEqual(['apps/a.yaml', 'shared/c.yaml']);
    });

    test('have its folders without files, and what is left out of it', async () => {
      const entry = including(include({ fromPath: 'base' }));
      const other = git('shared', { url: 'https://github.com/acme/shared', ignore: '*.yaml' });
      const [first, given] = repositories;
      const tree = { ...given.tree, skipped: new Map([['base/module', 'repository' as const]]) };
      const about = { repositories: [first, { ...given, tree }] as const, entry, objects: [other] };
      const state = await cluster(about).resolve('GitRepository', 'flux-system');
      if (state.state !== 'ready') throw new Error(state.state);
      expect([...state.artifact.tree.files.keys()]).toEqual(['apps/a.yaml']);
      expect([...(state.artifact.tree.folders ?? [])]).toEqual(['shared']);
      expect([...state.artifact.tree.skipped.keys()]).toEqual(['shared/module']);
    });

    test('wait for what they include, and are as unknown', async () => {
      const entry = including(include());
      expect(await pathsOf({ repositories, entry })).toMatchObject({ state: 'waiting', missing: { name: 'shared' } });
      expect(await pathsOf({ repositories: [repository(['apps/a.yaml'])], entry, objects: [shared] })).toBe(
        'unknown: GitRepository "flux-system/shared" is https://github.com/acme/shared, which is not at hand; ' +
          'give --repo NAME=DIR',
      );
    });

    test('fail where there is nothing to include, or something in the way', async () => {
      const self = 'failed: GitRepository "flux-system/flux-system"';
      const other = 'GitRepository "flux-system/shared"';
      expect(await included(include({ fromPath: 'none' }))).toBe(
        `${self} includes "none" of ${other}, which does not have it`,
      );
      expect(await included(include({ toPath: 'apps' }))).toBe(
        `${self} includes ${other} at "apps", where it has files of its own`,
      );
      expect(await included(include({ toPath: 'apps/a.yaml/b' }))).toBe(
        `${self} includes ${other} at "apps/a.yaml/b", where it has files of its own`,
      );
      expect(await included(include(), include())).toBe(
        `${self} includes ${other} at "shared", where it has files of its own`,
      );
    });

    test('fail where they include each other', async () => {
      const back = git('shared', { url: INFRA, include: [{ repository: { name: 'flux-system' } }] });
      const about = {
        repositories: [repository([]), given('infra')] as const,
        entry: including(include()),
        objects: [back],
      };
      const loop =
        'failed: GitRepository "flux-system/flux-system" is made of itself: ' +
        'GitRepository "flux-system/flux-system" → GitRepository "flux-system/shared" → ' +
        'GitRepository "flux-system/flux-system"';
      expect(await pathsOf(about)).toBe(loop);
      expect(await pathsOf(about, 'GitRepository', 'shared')).toBe(loop);
    });
  });

  describe('of an OCIRepository', () => {
    const files = ['a.yaml', 'docs/b.yaml'];
    const oci = (spec: JsonObject) => source('OCIRepository', 'apps', { url: 'oci://ghcr.io/acme/apps', ...spec });
    const artifact = (spec: JsonObject) =>
      pathsOf({ repositories: [repository([]), given('apps', files)], objects: [oci(spec)] }, 'OCIRepository', 'apps');

    test('give the files that were pushed, without what is ignored', async () => {
      expect(await artifact({ ignore: 'docs' })).toEqual(['a.yaml']);
      expect(await artifact({ ignore: 'docs', layerSelector: { operation: 'extract' } })).toEqual(['a.yaml']);
    });

    test('keep what is ignored in a layer that is only copied', async () => {
      expect(await artifact({ ignore: 'docs', layerSelector: { operation: 'copy' } })).toEqual(files);
    });

    test('are unknown for a Helm chart', async () => {
      const mediaType = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
      expect(await artifact({ layerSelector: { mediaType, operation: 'copy' } })).toBe(
        'unknown: OCIRepository "flux-system/apps" takes the layer of a Helm chart, and packed charts are not read',
      );
    });
  });

  describe('of a Bucket', () => {
    const files = {
      '.github/ci.yaml': '',
      '.sourceignore': 'drafts/',
      'apps/.sourceignore': '*.yaml',
      'apps/a.yaml': '',
      'apps/drafts/b.yaml': '',
      'infra/c.yaml': '',
    };
    const objects = (spec: JsonObject) => [source('Bucket', 'apps', { bucketName: 'apps', ...spec })];
    const bucket = (spec: JsonObject) =>
      pathsOf(
        { repositories: [repository([]), { ...given('apps'), tree: repository(files).tree }], objects: objects(spec) },
        'Bucket',
        'apps',
      );

    test('give the objects with their prefix, without what its one ignore file and spec.ignore name', async () => {
      expect(await bucket({})).toEqual(['.github/ci.yaml', 'apps/a.yaml', 'infra/c.yaml']);
      expect(await bucket({ prefix: 'apps/' })).toEqual(['apps/a.yaml']);
      expect(await bucket({ ignore: 'infra/' })).toEqual(['.github/ci.yaml', 'apps/a.yaml']);
    });

    test('have no folder of which all objects are ignored', async () => {
      const { resolve } = cluster({
        repositories: [repository([]), given('apps', ['infra/c.yaml'])],
        objects: objects({ ignore: '*.yaml' }),
      });
      const state = await resolve('Bucket', 'apps');
      if (state.state !== 'ready') throw new Error(state.state);
      expect(state.artifact.tree.folders ?? new Set()).toEqual(new Set());
    });
  });

  describe('of any other kind', () => {
    test.each(['HelmRepository', 'HelmChart'])('are unknown: Flux builds nothing from a %s', async (kind) => {
      expect(await pathsOf({ repositories: [repository([])], objects: [source(kind, 'charts')] }, kind, 'charts')).toBe(
        `unknown: ${kind} "flux-system/charts" is no source that Flux builds a Kustomization from; ` +
          'name a GitRepository, OCIRepository, Bucket or ExternalArtifact',
      );
    });

    test('are unknown where an ExternalArtifact is filled by somebody else', async () => {
      const about = { repositories: [repository([])] as const, entry: ENTRY_SOURCE };
      expect(await pathsOf(about, 'ExternalArtifact', 'apps')).toMatchObject({
        state: 'waiting',
        missing: { kind: 'ExternalArtifact', name: 'apps' },
      });
      const objects = [source('ExternalArtifact', 'apps')];
      expect(await pathsOf({ ...about, objects }, 'ExternalArtifact', 'apps')).toBe(
        'unknown: ExternalArtifact "flux-system/apps" is made by no ArtifactGenerator, so what fills it is not known',
      );
    });
  });
});
