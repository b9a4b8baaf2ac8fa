import type { Engine } from '../../../lib/engine/index.js';
import type { JsonObject, KubeObject } from '../../../lib/manifest/index.js';
import type { TextFile } from '../../../lib/model/index.js';
import { describeWithEngine, openTestEngine } from '../../support/engine.js';

import { branch, clusterOf, generator, git, given, repository, source } from '../support/followed.js';

const SOURCES = [{ alias: 'fleet', kind: 'GitRepository', name: 'flux-system' }];
const MAKER = 'ArtifactGenerator "flux-system/maker"';

/** An ArtifactGenerator with one artifact, `made`. */
function maker(copy: readonly JsonObject[], sources: readonly JsonObject[] = SOURCES): KubeObject {
  return generator('maker', { sources, artifacts: [{ name: 'made', copy }] });
}

describeWithEngine('an artifact of an ArtifactGenerator', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openTestEngine();
  });
  afterAll(() => engine.close());

  const FILES = [
    'README.md',
    'apps/base/a.yaml',
    'apps/base/docs/a.md',
    'apps/base/docs/b.yaml',
    'apps/prod/a.yaml',
    'apps/readme.md',
    'config.yaml',
  ];

  type Files = readonly string[] | Readonly<Record<string, string>>;

  async function follow(objects: readonly KubeObject[], files: Files = FILES, name = 'made') {
    const others = [given('infra', ['infra/x.yaml'])];
    const cluster = clusterOf({ engine, repositories: [repository(files), ...others], objects });
    return cluster.resolve('ExternalArtifact', name);
  }

  /** The text of each file by its path, or why there is none: by default, texts are the paths of the sources. */
  async function made(copy: readonly JsonObject[], files?: Files, sources?: readonly JsonObject[]) {
    const state = await follow([maker(copy, sources)], files);
    if (state.state === 'waiting') return state;
    if (state.state !== 'ready') return `${state.state}: ${state.message}`;
    const entries = [...state.artifact.tree.files].map(([path, file]) => [path, (file as TextFile).text]);
    return Object.fromEntries(entries);
  }

  describe('copies', () => {
    test.each([
      ['a file as a file', '@fleet/config.yaml', '@artifact/x/y.yaml', { 'x/y.yaml': 'config.yaml' }],
      ['a file into a folder', '@fleet/config.yaml', '@artifact/x/', { 'x/config.yaml': 'config.yaml' }],
      ['a file into the root', '@fleet/config.yaml', '@artifact/', { 'config.yaml': 'config.yaml' }],
      ['what a folder holds', '@fleet/apps/prod/**', '@artifact/', { 'a.yaml': 'apps/prod/a.yaml' }],
      ['it into a folder', '@fleet/apps/prod/**', '@artifact/x/', { 'x/a.yaml': 'apps/prod/a.yaml' }],
      ['it with or without a slash', '@fleet/apps/prod/**', '@artifact/x', { 'x/a.yaml': 'apps/prod/a.yaml' }],
    ])('%s', async (_, from, to, expected) => {
      expect(await made([{ from, to }])).toEqual(expected);
    });

    test('a whole source', async () => {
      expect(await made([{ from: '@fleet/**', to: '@artifact/' }])).toEqual(
        Object.fromEntries(FILES.map((path) => [path, path])),
      );
    });

    test('without what is excluded', async () => {
      const from = '@fleet/apps/base/**';
      const exclude = (...patterns: string[]) => made([{ from, to: '@artifact/', exclude: patterns }]);
      expect(await exclude('*.md')).toEqual({ 'a.yaml': 'apps/base/a.yaml', 'docs/b.yaml': 'apps/base/docs/b.yaml' });
      expect(await exclude('docs/**')).toEqual({ 'a.yaml': 'apps/base/a.yaml' });
      expect(await exclude('apps/base/docs/**', '*.yaml')).toEqual({});
      expect(await made([{ from: '@fleet/config.yaml', to: '@artifact/', exclude: ['*.yaml'] }])).toEqual({});
    });

    test('in order, a later file over an earlier one', async () => {
      const copy: JsonObject[] = [
        { from: '@fleet/apps/base/**', to: '@artifact/' },
        { from: '@fleet/apps/prod/**', to: '@artifact/', strategy: 'Overwrite' },
      ];
      expect(await made(copy, ['apps/base/a.yaml', 'apps/base/b.yaml', 'apps/prod/a.yaml'])).toEqual({
        'a.yaml': 'apps/prod/a.yaml',
        'b.yaml': 'apps/base/b.yaml',
      });
    });

    test('of several sources', async () => {
      const sources = [...SOURCES, { alias: 'infra', kind: 'GitRepository', name: 'infra', namespace: 'flux-system' }];
      const copy: JsonObject[] = [
        { from: '@fleet/apps/prod/**', to: '@artifact/' },
        { from: '@infra/infra/**', to: '@artifact/infra/' },
      ];
      const state = await follow([maker(copy, sources), git('infra', { url: 'https://github.com/acme/infra' })]);
      if (state.state !== 'ready') throw new Error(state.state);
      expect(state.artifact.repository).toBe('');
      expect([...state.artifact.tree.files.keys()]).toEqual(['a.yaml', 'infra/x.yaml']);
      expect(['a.yaml', 'infra/x.yaml'].map((path) => state.artifact.shown(path))).toEqual([
        'apps/prod/a.yaml',
        '../infra/infra/x.yaml',
      ]);
    });
  });

  describe('merges', () => {
    const copy: JsonObject[] = [
      { from: '@fleet/base.yaml', to: '@artifact/values.yaml' },
      { from: '@fleet/prod.yaml', to: '@artifact/values.yaml', strategy: 'Merge' },
    ];

    test('maps key by key, and takes everything else from the later file', async () => {
      const files = {
        'base.yaml': 'image: {tag: "1.0", name: web}\nports: [80, 443]\nreplicas: 1\n',
        'prod.yaml': 'replicas: 3\nimage: {tag: "2.0"}\nports: [8080]\nextra: null\n',
      };
      expect(await made(copy, files)).toEqual({
        'values.yaml': "extra: null\nimage:\n  name: web\n  tag: '2.0'\nports:\n- 8080\nreplicas: 3\n",
      });
    });

    test('nothing where there is no earlier file', async () => {
      const files = { 'base.yaml': 'a: 1', 'prod.yaml': 'a: 2' };
      expect(await made(copy.slice(1), files)).toEqual({ 'values.yaml': 'a: 2' });
    });

    test('nothing that does not read', async () => {
      expect(await made(copy, { 'base.yaml': 'a: [', 'prod.yaml': 'a: 2' })).toMatch(
        /^failed: ArtifactGenerator "flux-system\/maker" copies "@fleet\/prod.yaml", which cannot be merged: /,
      );
    });

    test('unknown things where a file is no YAML', async () => {
      const text = copy.map((each) => ({ ...each, to: '@artifact/values.txt' }));
      expect(await made(text, { 'base.yaml': 'a: 1', 'prod.yaml': 'a: 2' })).toBe(
        `unknown: ${MAKER} copies "@fleet/prod.yaml", which merges "values.txt", which is no YAML`,
      );
    });

    test('unknown things where a file holds several documents', async () => {
      expect(await made(copy, { 'base.yaml': 'a: 1\n---\nb: 1', 'prod.yaml': 'a: 2' })).toBe(
        `unknown: ${MAKER} copies "@fleet/prod.yaml", which merges a file of several documents`,
      );
    });
  });

  describe('extracts', () => {
    const extract = (from: string, files: readonly string[] = FILES) =>
      made([{ from, to: '@artifact/', strategy: 'Extract' }], files);

    test('unknown things from tarballs', async () => {
      const ignoring = { 'x.tgz': '', 'y.tar': '', '.sourceignore': '# none but this\n/none' };
      const copy = [{ from: '@fleet/**', to: '@artifact/', strategy: 'Extract' }];
      expect(await made(copy, ignoring)).toBe(
        `unknown: ${MAKER} copies "@fleet/**", which extracts "x.tgz", which is not read`,
      );
    });

    test('nothing from other files that a pattern finds', async () => {
      expect(await extract('@fleet/apps/**')).toEqual({});
    });

    test('no single file that is no tarball', async () => {
      expect(await extract('@fleet/config.yaml')).toBe(
        `failed: ${MAKER} copies "@fleet/config.yaml", which is no tarball that could be extracted`,
      );
    });
  });

  describe('fails', () => {
    test.each([
      ['@fleet/none.yaml', 'is not in its source'],
      ['@fleet/../x', 'leads out of the source or the artifact'],
      ['@fleet/[', 'has a pattern that cannot be read: "[" is no glob pattern'],
    ])('where it copies "%s"', async (from, problem) => {
      expect(await made([{ from, to: '@artifact/' }])).toBe(`failed: ${MAKER} copies "${from}", which ${problem}`);
    });

    test('where it copies out of the artifact', async () => {
      expect(await made([{ from: '@fleet/config.yaml', to: '@artifact/../x' }])).toBe(
        `failed: ${MAKER} copies "@fleet/config.yaml", which leads out of the source or the artifact`,
      );
    });

    test('where a file and a folder would have one path', async () => {
      const file = { from: '@fleet/config.yaml', to: '@artifact/x' };
      const folder = { from: '@fleet/apps/prod/**', to: '@artifact/x' };
      expect(await made([file, folder])).toBe(
        `failed: ${MAKER} copies "@fleet/apps/prod/**", which makes "x" both a file and a folder`,
      );
    });

    test('where no source has the alias', async () => {
      expect(await made([{ from: '@flet/**', to: '@artifact/' }])).toBe(
        `failed: ${MAKER} copies from "@flet", but spec.sources has no such alias; did you mean "fleet"?`,
      );
    });

    test('where Flux does not have the strategy', async () => {
      expect(await made([{ from: '@fleet/**', to: '@artifact/', strategy: 'Replace' }])).toBe(
        `failed: ${MAKER} copies "@fleet/**", which has the strategy "Replace", which Flux does not have`,
      );
    });

    test('where artifacts are made of each other', async () => {
      const of = (name: string) => [{ alias: 'other', kind: 'ExternalArtifact', name }];
      const copy = [{ from: '@other/**', to: '@artifact/' }];
      const artifacts = (name: string) => [{ name, copy }];
      const objects = [
        generator('b', { sources: of('a'), artifacts: artifacts('b') }),
        generator('a', { sources: of('b'), artifacts: artifacts('a') }),
      ];
      const [a, b] = ['ExternalArtifact "flux-system/a"', 'ExternalArtifact "flux-system/b"'];
      const message = `${a} is made of itself: ${a} → ${b} → ${a}`;
      expect(await follow(objects, FILES, 'a')).toMatchObject({ state: 'failed', message });
      expect(await follow(objects, FILES, 'b')).toMatchObject({ state: 'failed', message });
    });
  });

  describe('is unknown', () => {
    test.each([
      ['@fleet/apps/prod', 'is a folder without "/**"'],
      ['@fleet/apps/prod/', 'is a folder without "/**"'],
      ['@fleet/apps/*.md', 'is a pattern other than "**" behind a folder'],
      ['@fleet/apps/**/a.yaml', 'is a pattern other than "**" behind a folder'],
      ['@fleet/none/**', 'matches no file of its source'],
    ])('where it copies "%s"', async (from, problem) => {
      expect(await made([{ from, to: '@artifact/x/' }])).toBe(
        `unknown: ${MAKER} copies "${from}", which ${problem}: what that gives is not known`,
      );
    });

    test('where it copies a file to the path of a folder', async () => {
      const copy: JsonObject[] = [
        { from: '@fleet/apps/prod/**', to: '@artifact/x' },
        { from: '@fleet/config.yaml', to: '@artifact/x' },
      ];
      expect(await made(copy)).toBe(
        `unknown: ${MAKER} copies "@fleet/config.yaml", which is a file for the path of the folder "x": what that gives is not known`,
      );
    });

    test('where folders are looked for by a pattern', async () => {
      const spec = { pathPattern: '@fleet/apps/{app}', sources: SOURCES };
      const copy = [{ from: '@fleet/apps/{app}/**', to: '@artifact/' }];
      const state = await follow(
        [generator('maker', { ...spec, artifacts: [{ name: 'app-{app}', copy }] })],
        FILES,
        'app-prod',
      );
      expect(state).toMatchObject({
        state: 'unknown',
        message: `${MAKER} looks for folders by "@fleet/apps/{app}", which is not followed`,
      });
    });

    test('where a chart is copied from', async () => {
      const sources = [{ alias: 'chart', kind: 'HelmChart', name: 'web' }];
      expect(await made([{ from: '@chart/**', to: '@artifact/' }], FILES, sources)).toBe(
        'unknown: HelmChart "flux-system/web" holds a packed chart, and those are not read',
      );
    });

    test('where it copies from what is not at hand, but not for a source that it leaves alone', async () => {
      const sources = [...SOURCES, { alias: 'far', kind: 'GitRepository', name: 'far' }];
      const far = branch('far', 'https://github.com/acme/far', 'main');
      const copy = (from: string) => maker([{ from, to: '@artifact/' }], sources);
      expect(await follow([far, copy('@far/**')])).toMatchObject({
        state: 'unknown',
        message:
          'GitRepository "flux-system/far" is https://github.com/acme/far, which is not at hand; give --repo NAME=DIR',
      });
      expect(await follow([far, copy('@fleet/config.yaml')])).toMatchObject({ state: 'ready' });
    });
  });

  test('waits for the sources that it copies from', async () => {
    const sources = [{ alias: 'far', kind: 'GitRepository', name: 'far' }];
    expect(await made([{ from: '@far/**', to: '@artifact/' }], FILES, sources)).toMatchObject({
      state: 'waiting',
      missing: { kind: 'GitRepository', namespace: 'flux-system', name: 'far' },
    });
  });

  test('is made of another one', async () => {
    const sources = [{ alias: 'first', kind: 'ExternalArtifact', name: 'made' }];
    const artifacts = [{ name: 'second', copy: [{ from: '@first/base/**', to: '@artifact/' }] }];
    const first = maker([{ from: '@fleet/apps/**', to: '@artifact/', exclude: ['*.md'] }]);
    const state = await follow([first, generator('second', { sources, artifacts })], FILES, 'second');
    if (state.state !== 'ready') throw new Error(state.state);
    expect([...state.artifact.tree.files.keys()]).toEqual(['a.yaml', 'docs/b.yaml']);
  });

  test('is a folder of a repository where its files lie in one as they lie in the artifact', async () => {
    const copies = [
      { from: '@fleet/apps/base/**', to: '@artifact/base/' },
      { from: '@fleet/apps/prod/**', to: '@artifact/prod/' },
    ];
    const state = await follow([maker(copies)]);
    if (state.state !== 'ready') throw new Error(state.state);
    expect(state.artifact).toMatchObject({ repository: '.', root: 'apps' });
    expect(state.artifact.shown('prod/none')).toBe('apps/prod/none');
    const moved = await follow([maker([{ from: '@fleet/apps/base/**', to: '@artifact/x/' }])]);
    if (moved.state !== 'ready') throw new Error(moved.state);
    expect(moved.artifact).toMatchObject({ repository: '', root: '' });
    expect(moved.artifact.shown('x/a.yaml')).toBe('apps/base/a.yaml');
  });

  test('points at a repository where all that it takes comes from that one', () => {
    const sources = [...SOURCES, { alias: 'infra', kind: 'GitRepository', name: 'infra' }];
    const infra = git('infra', { url: 'https://github.com/acme/infra' });
    const repositoryOf = (...from: string[]) => {
      const made = maker(
        from.map((each) => ({ from: each, to: '@artifact/' })),
        sources,
      );
      const repositories = [repository([]), given('infra')] as const;
      return clusterOf({ engine, repositories, objects: [infra, made] }).repositoryOf('ExternalArtifact', 'made');
    };
    expect(repositoryOf('@fleet/**')).toBe('.');
    expect(repositoryOf('@infra/a', '@infra/b')).toBe('infra');
    expect(repositoryOf('@fleet/**', '@infra/**')).toBe('');
  });

  test('is the one of its namespace, whatever else has its name', async () => {
    const elsewhere = { ...maker([]), metadata: { name: 'maker', namespace: 'apps' } };
    expect(await follow([elsewhere])).toMatchObject({ state: 'waiting', missing: { kind: 'ExternalArtifact' } });
    const own = [maker([{ from: '@fleet/config.yaml', to: '@artifact/' }]), source('ExternalArtifact', 'made')];
    expect(await follow(own)).toMatchObject({ state: 'ready' });
  });

  test('is the same tree again', async () => {
    const objects = [maker([{ from: '@fleet/apps/**', to: '@artifact/' }])];
    const { resolve } = clusterOf({ engine, repositories: [repository(FILES)], objects });
    const [first, second] = [await resolve('ExternalArtifact', 'made'), await resolve('ExternalArtifact', 'made')];
    if (first.state !== 'ready' || second.state !== 'ready') throw new Error(first.state);
    expect(second.artifact.tree).toBe(first.artifact.tree);
  });
});
