import type { Engine } from '../../lib/engine/index.js';
import { describeWithEngine, openTestEngine } from '../support/engine.js';

import { appliedBy, buildFiles, dataOf, findingsOf, kustomizationOf } from './support/given-files.js';
import { bootstrapped, configMap, documents, fluxKustomization, kustomizationFile } from './support/manifests.js';

const GIT = 'GitRepository "flux-system/flux-system"';
const SELF = 'Kustomization "flux-system/flux-system"';
const APPS = 'Kustomization "flux-system/apps"';

describeWithEngine('buildFleet', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openTestEngine();
  });
  afterAll(() => engine.close());

  test('follows who applies whom, from the entry on', async () => {
    const apps = fluxKustomization('apps', { path: './apps', dependsOn: [{ name: 'infra' }] });
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(apps),
      'apps/web.yaml': documents(configMap('web'), fluxKustomization('inner', { path: './inner' })),
      'inner/settings.yaml': documents(configMap('settings')),
    });
    expect(findingsOf(built)).toEqual([]);
    expect(appliedBy(built)).toEqual([
      `flux-system/flux-system: ${GIT}, ${APPS}, ${SELF}`,
      'flux-system/apps of flux-system/flux-system: ConfigMap "apps/web", Kustomization "flux-system/inner"',
      'flux-system/inner of flux-system/apps: ConfigMap "apps/settings"',
    ]);
    expect(kustomizationOf(built, 'flux-system/apps')).toMatchObject({
      path: 'apps',
      object: apps,
      source: { kind: 'GitRepository', namespace: 'flux-system', name: 'flux-system', repository: '.' },
      dependsOn: [{ key: 'flux-system/infra', origin: { file: 'clusters/one/apps.yaml' } }],
      complete: true,
      build: { status: 'built', message: '', unknownVariables: [] },
      origin: { file: 'clusters/one/apps.yaml' },
    });
  });

  test('says of the cluster and its repository what the entry says', async () => {
    const { model } = await buildFiles(engine, bootstrapped('clusters/one'));
    expect(model.app).toBe('');
    expect(model.repositories).toEqual([{ name: '.', url: 'ssh://git@example.org/fleet', branch: '' }]);
    expect(model.clusters).toMatchObject([
      {
        name: 'one',
        flux: '',
        repository: '.',
        entry: {
          kustomization: { kind: 'Kustomization', namespace: 'flux-system', name: 'flux-system' },
          source: { kind: 'GitRepository', namespace: 'flux-system', name: 'flux-system' },
        },
      },
    ]);
  });

  test('takes each Kustomization as it is after the patches and variables of its parent', async () => {
    const patch = '[{"op":"add","path":"/spec/targetNamespace","value":"patched"}]';
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one', {
        patches: [{ target: { kind: 'Kustomization', name: 'apps' }, patch }],
        postBuild: { substitute: { FOLDER: 'apps' } },
      }),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Flux
      'clusters/one/apps.yaml': documents(fluxKustomization('apps', { path: './${FOLDER}' })),
      'apps/web.yaml': documents(configMap('web')),
    });
    expect(findingsOf(built)).toEqual([]);
    expect(appliedBy(built).slice(1)).toEqual(['flux-system/apps of flux-system/flux-system: ConfigMap "patched/web"']);
  });

  test('tells what the kustomization files alone build from what Flux makes of it', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(
        fluxKustomization('apps', {
          path: './apps',
          namePrefix: 'my-',
          commonMetadata: { labels: { team: 'web' }, annotations: { team: 'web' } },
          postBuild: { substitute: { COLOR: 'red' } },
        }),
      ),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Flux
      'apps/web.yaml': documents(configMap('web', { color: '${COLOR}' }, { labels: { team: 'x', app: 'web' } })),
    });
    const { declared, applied } = kustomizationOf(built, 'flux-system/apps');
    const origin = { file: 'apps/web.yaml' };
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Flux
    const own = configMap('web', { color: '${COLOR}' }, { labels: { team: 'x', app: 'web' } });
    expect(declared).toEqual([{ object: own, origin }]);
    const metadata = { labels: { team: 'web', app: 'web' }, annotations: { team: 'web' } };
    expect(applied).toEqual([{ object: configMap('my-web', { color: 'red' }, metadata), origin }]);
  });

  test('leaves out what the kustomization files alone build where nobody asks for it', async () => {
    const files = {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(
        fluxKustomization('apps', { path: './apps', namePrefix: 'my-' }),
        fluxKustomization('plain', { path: './apps' }),
      ),
      'apps/web.yaml': documents(configMap('web')),
    };
    const built = await buildFiles(engine, files, { declared: false });
    const declared = ['apps', 'plain'].map((name) => kustomizationOf(built, `flux-system/${name}`).declared.length);
    expect(declared).toEqual([0, 1]);
    expect(appliedBy(built)[1]).toBe('flux-system/apps of flux-system/flux-system: ConfigMap "apps/my-web"');
  });

  test('reads a path as Flux does: none leads out of the repository', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(fluxKustomization('apps', { path: '../../../apps/' })),
      'apps/web.yaml': documents(configMap('web')),
    });
    expect(appliedBy(built).slice(1)).toEqual(['flux-system/apps of flux-system/flux-system: ConfigMap "apps/web"']);
    expect(kustomizationOf(built, 'flux-system/apps').path).toBe('apps');
  });

  test('builds an entry in the form in which it applies itself', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/flux-system/kustomization.yaml': kustomizationFile({
        resources: ['gotk-sync.yaml'],
        patches: [
          {
            target: { kind: 'Kustomization' },
            patch: '[{"op":"add","path":"/spec/postBuild","value":{"substitute":{"COLOR":"red"}}}]',
          },
        ],
      }),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Flux
      'clusters/one/colors.yaml': documents(configMap('colors', { color: '${COLOR}' })),
    });
    const entry = kustomizationOf(built, 'flux-system/flux-system');
    expect(dataOf(entry, 'colors')).toEqual({ color: 'red' });
    expect(entry.object).toMatchObject({ spec: { postBuild: { substitute: { COLOR: 'red' } } } });
  });

  test('an entry that applies itself in another form each time is unknown', async () => {
    const built = await buildFiles(engine, {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Flux
      ...bootstrapped('clusters/one', { namePrefix: '', postBuild: { substitute: { N: '${N:=x}x' } } }),
    });
    expect(findingsOf(built)).toEqual([
      `unknown FLX611 ${SELF}: is another one each time it applies itself, so nobody can tell what it builds`,
    ]);
    expect(appliedBy(built)).toEqual(['flux-system/flux-system (unknown): ']);
  });

  test('a Kustomization that Flux is told to leave alone is an object and nothing more', async () => {
    const ignored = { annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'ignore' } };
    const disabled = { labels: { 'kustomize.toolkit.fluxcd.io/reconcile': 'Disabled' } };
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(
        fluxKustomization('one', { path: './apps' }, ignored),
        fluxKustomization('two', { path: './apps' }, disabled),
      ),
      'apps/web.yaml': documents(configMap('web')),
    });
    expect(appliedBy(built)).toEqual([
      `flux-system/flux-system: ${GIT}, ${SELF}, Kustomization "flux-system/one", Kustomization "flux-system/two"`,
    ]);
  });

  test('what goes to another cluster by kubeConfig is listed, and not followed here', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(
        fluxKustomization('remote', { path: './apps', kubeConfig: { secretRef: { name: 'other' } } }),
      ),
      'apps/web.yaml': documents(fluxKustomization('inner', { path: './inner' })),
    });
    expect(findingsOf(built)).toEqual([]);
    expect(appliedBy(built).slice(1)).toEqual([
      'flux-system/remote of flux-system/flux-system: Kustomization "flux-system/inner"',
    ]);
  });

  test('clusters share neither objects nor findings, but for what is the same in both', async () => {
    const apps = documents(
      fluxKustomization('apps', { path: './apps' }),
      fluxKustomization('gone', { path: './gone' }),
    );
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      ...bootstrapped('clusters/two'),
      'clusters/one/apps.yaml': apps,
      'clusters/two/apps.yaml': documents(fluxKustomization('other', { path: './apps' })),
      'apps/web.yaml': 'kind: ConfigMap\n',
    });
    expect(
      built.model.clusters.map(({ name, kustomizations }) => [name, kustomizations.map(({ key }) => key)]),
    ).toEqual([
      ['one', ['flux-system/flux-system', 'flux-system/apps', 'flux-system/gone']],
      ['two', ['flux-system/flux-system', 'flux-system/other']],
    ]);
    expect(built.findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      'FLX601 Kustomization "flux-system/apps"',
      'FLX601 Kustomization "flux-system/other"',
      'FLX602 Kustomization "flux-system/gone"',
    ]);
  });

  test('of two that apply one Kustomization the first one owns it', async () => {
    const inner = documents(fluxKustomization('inner', { path: './inner' }));
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(
        fluxKustomization('b', { path: './b' }),
        fluxKustomization('a', { path: './a' }),
      ),
      'a/inner.yaml': inner,
      'b/inner.yaml': inner,
      'inner/web.yaml': documents(configMap('web')),
    });
    expect(appliedBy(built).slice(1)).toEqual([
      'flux-system/a of flux-system/flux-system: Kustomization "flux-system/inner"',
      'flux-system/b of flux-system/flux-system: Kustomization "flux-system/inner"',
      'flux-system/inner of flux-system/a: ConfigMap "apps/web"',
    ]);
  });

  test('Kustomizations that make further ones without end are stopped', async () => {
    const next = fluxKustomization(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Flux
      'n${N}',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Flux
      { path: './endless', postBuild: { substitute: { N: '${N}x' } } },
    );
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one', { postBuild: { substitute: { N: 'x' } } }),
      'clusters/one/endless.yaml': documents(next),
      'endless/endless.yaml': documents(next),
    });
    const name = `n${'x'.repeat(65)}`;
    expect(findingsOf(built)).toEqual([
      `error FLX613 Kustomization "flux-system/${name}": more than 64 Kustomizations stand above it, so it is not built`,
    ]);
  });

  test('builds an entry from its source as it applies it', async () => {
    const patch = '[{"op":"add","path":"/spec/ignore","value":"/clusters/one/old.yaml"}]';
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/flux-system/kustomization.yaml': kustomizationFile({
        resources: ['gotk-sync.yaml'],
        patches: [{ target: { kind: 'GitRepository' }, patch }],
      }),
      'clusters/one/new.yaml': documents(configMap('new')),
      'clusters/one/old.yaml': documents(configMap('old')),
    });
    expect(findingsOf(built)).toEqual([]);
    expect(appliedBy(built)).toEqual([`flux-system/flux-system: ConfigMap "apps/new", ${GIT}, ${SELF}`]);
  });

  test('lists what a suspended Kustomization would apply, and goes on below it', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(
        fluxKustomization('apps', { path: './apps', suspend: true }),
        fluxKustomization('gone', { path: './gone', suspend: true }),
      ),
      'apps/inner.yaml': documents(fluxKustomization('inner', { path: './inner' })),
      'inner/web.yaml': documents(configMap('web')),
    });
    expect(findingsOf(built)).toEqual([
      'warning FLX602 Kustomization "flux-system/gone": spec.path "./gone" is no folder of its source',
    ]);
    expect(appliedBy(built).slice(1)).toEqual([
      'flux-system/apps of flux-system/flux-system (unknown): Kustomization "flux-system/inner"',
      'flux-system/gone of flux-system/flux-system (unknown): ',
      'flux-system/inner of flux-system/apps: ConfigMap "apps/web"',
    ]);
    expect(kustomizationOf(built, 'flux-system/apps').build?.message).toBe(
      'is suspended, so that what it applied last stays',
    );
  });

  test('of two that apply one Kustomization in two forms the first one counts, and the second is told', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(
        fluxKustomization('b', { path: './b' }),
        fluxKustomization('a', { path: './a' }),
      ),
      'a/inner.yaml': documents(fluxKustomization('inner', { path: './one' })),
      'b/inner.yaml': documents(fluxKustomization('inner', { path: './two' }), fluxKustomization('flux-system')),
      'one/web.yaml': documents(configMap('one')),
    });
    expect(findingsOf(built)).toEqual([
      `error FLX103 ${SELF}: belongs to the entry, and Kustomization "flux-system/b" applies it in another form; keep it in one of them`,
      'error FLX103 Kustomization "flux-system/inner": is applied by Kustomization "flux-system/a", and Kustomization "flux-system/b" applies it in another form; keep it in one of them',
    ]);
    expect(appliedBy(built).at(-1)).toBe('flux-system/inner of flux-system/a: ConfigMap "apps/one"');
  });

  test('what something remote may change is unknown below it', async () => {
    const altering: Engine = {
      ...engine,
      substitute: (request) => engine.substitute(request),
      ignored: (tree, ignore) => engine.ignored(tree, ignore),
      read: (tree, path) => engine.read(tree, path),
      build: async (tree, request) => ({
        ...(await engine.build(tree, request)),
        ...(request.path === './apps' ? { remote: ['https://example.org/c'], altered: true } : {}),
      }),
    };
    const built = await buildFiles(altering, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(fluxKustomization('apps', { path: './apps' })),
      'apps/inner.yaml': documents(fluxKustomization('inner', { path: './inner' })),
      'inner/web.yaml': documents(configMap('web')),
    });
    expect(built.findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([`FLX605 ${APPS}`]);
    expect(appliedBy(built).at(-1)).toBe('flux-system/inner of flux-system/apps (unknown): ');
    expect(kustomizationOf(built, 'flux-system/inner').build?.message).toBe(
      `may be changed by what ${APPS} takes in by URL`,
    );
  });
});
