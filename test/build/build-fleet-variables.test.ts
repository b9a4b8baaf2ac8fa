import type { Engine } from '../../lib/engine/index.js';
import { describeWithEngine, openTestEngine } from '../support/engine.js';

import { appliedBy, buildFiles, dataOf, type Files, findingsOf, kustomizationOf } from './support/given-files.js';
import { bootstrapped, configMap, documents, fluxKustomization, gitRepository } from './support/manifests.js';

/** A variable of Flux. */
const $ = (expression: string) => `\${${expression}}`;

const SETTINGS = { name: 'settings', namespace: 'flux-system' };
const FROM_SETTINGS = { substituteFrom: [{ kind: 'ConfigMap', name: 'settings' }] };

/** A cluster whose `apps` fills variables into a ConfigMap `colors`. */
function withApps(postBuild: Record<string, unknown>, more: Files = {}, color = $('COLOR')): Files {
  return {
    ...bootstrapped('clusters/one'),
    'clusters/one/apps.yaml': documents(fluxKustomization('apps', { path: './apps', postBuild: postBuild as never })),
    'apps/colors.yaml': documents(configMap('colors', { color })),
    ...more,
  };
}

/** As bootstrap of that version leaves a comment. */
function withVersion<Files extends Record<string, string>>(files: Files, version: string): Files {
  return { ...files, 'clusters/one/flux-system/gotk-components.yaml': `---\n# Flux Version: ${version}\n` };
}

describeWithEngine('variables of a Kustomization', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openTestEngine();
  });
  afterAll(() => engine.close());

  async function colorOf(files: Files, variables: Record<string, string> = {}) {
    const built = await buildFiles(engine, files, { variables });
    const apps = kustomizationOf(built, 'flux-system/apps');
    const { color } = (dataOf(apps, 'colors') ?? {}) as Record<string, string>;
    return { color, build: apps.build, findings: findingsOf(built) };
  }

  const built = { status: 'built', message: '', unknownVariables: [] };

  test('come from substituteFrom in its order, and from substitute over all of them', async () => {
    const substituteFrom = ['one', 'two'].map((name) => ({ kind: 'ConfigMap', name }));
    const files = withApps(
      { substituteFrom, substitute: { C: 'own' } },
      {
        'clusters/one/settings.yaml': documents(
          configMap('one', { A: '1', B: '1', C: '1' }, { namespace: 'flux-system' }),
          configMap('two', { B: '2', C: '2' }, { namespace: 'flux-system' }),
        ),
      },
      `${$('A')} ${$('B')} ${$('C')}`,
    );
    expect(await colorOf(files)).toEqual({ color: '1 2 own', build: built, findings: [] });
  });

  test('come from ConfigMaps of its own namespace only', async () => {
    const files = withApps(FROM_SETTINGS, {
      'clusters/one/settings.yaml': documents(configMap('settings', { COLOR: 'red' })),
    });
    expect(await colorOf(files)).toMatchObject({ color: $('COLOR'), build: { unknownVariables: ['COLOR'] } });
  });

  test('ConfigMaps and Secrets made outside the repository are unknown and block nothing', async () => {
    expect(await colorOf(withApps(FROM_SETTINGS))).toEqual({
      color: $('COLOR'),
      build: { status: 'built', message: '', unknownVariables: ['COLOR'] },
      findings: [
        'unknown FLX607 ConfigMap "flux-system/settings": is in no repository at hand, so "COLOR" stays open; give --var COLOR=VALUE',
      ],
    });
  });

  test('of an optional object that is nowhere are unknown, and that is told where they are needed', async () => {
    const substituteFrom = [{ kind: 'Secret', name: 'settings', optional: true }];
    expect(await colorOf(withApps({ substituteFrom }))).toMatchObject({
      color: $('COLOR'),
      findings: [
        'unknown FLX607 Secret "flux-system/settings": is optional and in no repository at hand, so "COLOR" stays open; give --var COLOR=VALUE',
      ],
    });
    expect(await colorOf(withApps({ substituteFrom }, {}, 'red'))).toMatchObject({ color: 'red', findings: [] });
  });

  test('from outside are given by the user', async () => {
    expect(await colorOf(withApps(FROM_SETTINGS), { COLOR: 'red' })).toMatchObject({ color: 'red', build: built });
  });

  test('from outside never beat those that are known', async () => {
    const files = withApps({ ...FROM_SETTINGS, substitute: { COLOR: 'blue' } });
    expect(await colorOf(files, { COLOR: 'red' })).toMatchObject({ color: 'blue', build: built });
  });

  test('from outside are not given to a Kustomization that takes none from outside', async () => {
    const files = withApps({ substitute: { OTHER: 'blue' } }, {}, $('COLOR:=green'));
    expect(await colorOf(files, { COLOR: 'red' })).toMatchObject({ color: 'green', build: built });
  });

  test('Secrets in the tree give the names of their keys, never a value', async () => {
    const substituteFrom = [{ kind: 'Secret', name: 'settings' }];
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: SETTINGS, stringData: { COLOR: 'hush' } };
    const files = withApps({ substituteFrom }, { 'clusters/one/secret.yaml': documents(secret) });
    const result = await colorOf(files);
    expect(result).toEqual({
      color: $('COLOR'),
      build: { status: 'built', message: '', unknownVariables: ['COLOR'] },
      findings: [
        'unknown FLX607 Secret "flux-system/settings": has values that are not read, so "COLOR" stays open; give --var COLOR=VALUE',
      ],
    });
    expect(await colorOf(files, { COLOR: 'red' })).toMatchObject({ color: 'red', build: built });
  });

  test('ConfigMaps that SOPS encrypted give the names of their keys, never a value', async () => {
    const sealed = { COLOR: 'ENC[AES256_GCM,data:Zm9v,type:str]' };
    const whole = { ...configMap('settings', sealed, SETTINGS), sops: { version: '3.9.0' } };
    const unencrypted = { ...configMap('settings', { COLOR: 'red' }, SETTINGS), sops: { version: '3.9.0' } };
    for (const object of [whole, unencrypted, configMap('settings', sealed, SETTINGS)]) {
      const files = withApps(FROM_SETTINGS, { 'clusters/one/settings.yaml': documents(object) });
      expect(await colorOf(files)).toEqual({
        color: $('COLOR'),
        build: { status: 'built', message: '', unknownVariables: ['COLOR'] },
        findings: [
          'unknown FLX607 ConfigMap "flux-system/settings": has values that are not read, so "COLOR" stays open; give --var COLOR=VALUE',
        ],
      });
      expect(await colorOf(files, { COLOR: 'blue' })).toMatchObject({ color: 'blue', build: built });
    }
  });

  test('stay unknown below a Kustomization that does not know them', async () => {
    const files = {
      ...bootstrapped('clusters/one', { postBuild: FROM_SETTINGS }),
      'clusters/one/apps.yaml': documents(
        fluxKustomization('apps', { path: './apps', postBuild: { substitute: { COLOR: $('MAIN_COLOR') } } }),
      ),
      'apps/colors.yaml': documents(configMap('colors', { color: $('COLOR') })),
    };
    expect(await colorOf(files)).toMatchObject({ color: $('COLOR'), build: { unknownVariables: ['COLOR'] } });
    expect(await colorOf(files, { MAIN_COLOR: 'red' })).toMatchObject({ color: 'red', build: built });
  });

  test('that decide what is built leave it unknown', async () => {
    const files = {
      ...bootstrapped('clusters/one', { postBuild: FROM_SETTINGS }),
      'clusters/one/apps.yaml': documents(fluxKustomization('apps', { path: `./${$('FOLDER')}` })),
      'apps/colors.yaml': documents(configMap('colors')),
    };
    const known = await buildFiles(engine, files, { variables: { FOLDER: 'apps' } });
    expect(appliedBy(known)[1]).toBe('flux-system/apps of flux-system/flux-system: ConfigMap "apps/colors"');
    const unknown = await buildFiles(engine, files);
    expect(appliedBy(unknown)[1]).toBe('flux-system/apps of flux-system/flux-system (unknown): ');
    expect(findingsOf(unknown)).toEqual([
      'unknown FLX607 ConfigMap "flux-system/settings": is in no repository at hand, so "FOLDER" stays open; give --var FOLDER=VALUE',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Flux
      'unknown FLX607 Kustomization "flux-system/apps": spec.path "./${FOLDER}" needs "FOLDER", which nothing here sets; give --var FOLDER=VALUE',
    ]);
  });

  test('an entry Kustomization whose own path or substitutions contain variables is built with them', async () => {
    const files = {
      'clusters/one/flux-system/gotk-sync.yaml': bootstrapped('clusters/one', {
        path: `./clusters/${$('NAME')}`,
        postBuild: { substitute: { NAME: $('NAME'), COLOR: `dark ${$('NAME')}` } },
      })['clusters/one/flux-system/gotk-sync.yaml'] as string,
      'clusters/one/colors.yaml': documents(configMap('colors', { color: $('COLOR') })),
    };
    const built = await buildFiles(engine, files, { variables: { NAME: 'one' } });
    expect(findingsOf(built)).toEqual([]);
    const entry = kustomizationOf(built, 'flux-system/flux-system');
    expect(dataOf(entry, 'colors')).toEqual({ color: 'dark one' });
    expect(entry.path).toBe('clusters/one');
  });

  test('are left alone where nothing sets one, as Flux does', async () => {
    expect(await colorOf(withApps({}))).toEqual({ color: $('COLOR'), build: built, findings: [] });
    const always = withApps({ substituteStrategy: 'Always' }, {}, $('COLOR:=red'));
    expect(await colorOf(always)).toMatchObject({ color: 'red', build: built });
  });

  test('without a value are an error since Flux 2.9, and empty before', async () => {
    const files = withApps({ substitute: { OTHER: 'x' } });
    expect(await colorOf(withVersion(files, 'v2.9.4'))).toEqual({
      color: undefined,
      build: {
        status: 'failed',
        message: expect.stringContaining('Kustomization "flux-system/apps" cannot fill in its variables: '),
        unknownVariables: [],
      },
      findings: [
        'error FLX606 ConfigMap "apps/colors": Kustomization "flux-system/apps" cannot fill in its variables: envsubst error: variable substitution failed: variable not set (strict mode): "COLOR"',
      ],
    });
    expect(await colorOf(withVersion(files, 'v2.8.1'))).toEqual({ color: null, build: built, findings: [] });
  });

  test('without a value are told where nothing tells the Flux of the cluster', async () => {
    expect(await colorOf(withApps({ substitute: { OTHER: 'x' } }))).toEqual({
      color: null,
      build: built,
      findings: [
        'unknown FLX607 ConfigMap "apps/colors": Kustomization "flux-system/apps" cannot fill in its variables: envsubst error: variable substitution failed: variable not set (strict mode): "COLOR"; Flux before 2.9 takes the variable for empty, and so is it shown; nothing tells the Flux of this cluster',
      ],
    });
  });

  test('with a name that Flux refuses stop everything, used or not', async () => {
    const settings = { 'clusters/one/settings.yaml': documents(configMap('settings', { 'a-b': 'x' }, SETTINGS)) };
    expect(await colorOf(withApps(FROM_SETTINGS, settings))).toMatchObject({
      color: undefined,
      findings: [
        'error FLX606 Kustomization "flux-system/apps": spec.postBuild brings the key "a-b", which is no name of a variable, so that nothing is applied; allowed are letters, digits and "_", no digit first',
      ],
    });
  });

  test('that are no text stop everything: the API server refuses such a Kustomization', async () => {
    expect(await colorOf(withApps({ substitute: { COLOR: 11 } }))).toMatchObject({
      color: undefined,
      findings: [
        'error FLX606 Kustomization "flux-system/apps": spec.postBuild.substitute.COLOR is no text, so that the API server refuses the object; put it in quotes',
      ],
    });
  });

  test('of a ConfigMap whose values are no text stop everything: the API server refuses it', async () => {
    const settings = {
      'clusters/one/settings.yaml': documents(configMap('settings', { COLOR: 11 } as never, SETTINGS)),
    };
    expect(await colorOf(withApps(FROM_SETTINGS, settings))).toMatchObject({
      color: undefined,
      build: { status: 'failed' },
      findings: [
        'error FLX606 ConfigMap "flux-system/settings": data.COLOR is no text, so that the API server refuses the object; put it in quotes',
      ],
    });
  });

  test('are not said to be those of a Kustomization twice', async () => {
    const files = {
      ...bootstrapped('clusters/one', { path: './clusters/one', postBuild: { substitute: { OTHER: 'x' } } }),
      'clusters/one/kustomization.yaml': documents({
        apiVersion: 'kustomize.config.k8s.io/v1beta1',
        kind: 'Kustomization',
        resources: ['flux-system/gotk-sync.yaml'],
        commonAnnotations: { color: $('COLOR') },
      }),
    };
    expect(findingsOf(await buildFiles(engine, withVersion(files, 'v2.9.4')))).toContain(
      'error FLX606 Kustomization "flux-system/flux-system": cannot fill in its variables: envsubst error: variable substitution failed: variable not set (strict mode): "COLOR"',
    );
  });

  test('and all else wait for decryption: without it Flux refuses an encrypted Secret and all beside it', async () => {
    const metadata = { name: 'login', namespace: 'apps' };
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata, stringData: {}, sops: { version: '3.9.0' } };
    const files = (spec: Record<string, unknown>, annotations = {}) => ({
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(fluxKustomization('apps', { path: './apps', ...spec } as never)),
      'apps/colors.yaml': documents(configMap('colors', { color: 'red' })),
      'apps/secret.yaml': documents({ ...secret, metadata: { ...metadata, annotations } }),
    });
    expect(await colorOf(files({}))).toMatchObject({
      color: undefined,
      build: { status: 'failed' },
      findings: [
        'error FLX515 Secret "apps/login": sops says that SOPS encrypted it, and Kustomization "flux-system/apps" has no "decryption", so that nothing is applied; write "decryption: { provider: sops, … }" there',
      ],
    });
    expect(await colorOf(files({ decryption: { provider: 'sops' } }))).toMatchObject({ color: 'red', findings: [] });
    const leftAlone = files({}, { 'kustomize.toolkit.fluxcd.io/decrypt': 'Disabled' });
    expect(await colorOf(leftAlone)).toMatchObject({ color: 'red', findings: [] });
  });

  test('wait for a ConfigMap that another Kustomization brings', async () => {
    const files = withApps(FROM_SETTINGS, {
      'clusters/one/settings.yaml': documents(fluxKustomization('settings', { path: './settings' })),
      'settings/settings.yaml': documents(configMap('settings', { COLOR: 'red' }, SETTINGS)),
    });
    expect(await colorOf(files)).toEqual({ color: 'red', build: built, findings: [] });
  });

  test('of a ConfigMap that it applies itself come from there', async () => {
    const files = withApps(FROM_SETTINGS, {
      'apps/settings.yaml': documents(configMap('settings', { COLOR: 'red', OTHER: $('COLOR') }, SETTINGS)),
    });
    expect(await colorOf(files)).toEqual({ color: 'red', build: built, findings: [] });
  });

  test('that two take from each other are those that the cluster has in the end', async () => {
    const from = (name: string) => ({ substituteFrom: [{ kind: 'ConfigMap', name }] });
    const settings = (name: string, value: string) => {
      const own = configMap(name, { VALUE: value }, { namespace: 'flux-system' });
      return documents(own, configMap(`of-${name}`, { value: $('VALUE') }));
    };
    const both = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/both.yaml': documents(
        fluxKustomization('a', { path: './a', postBuild: from('b') }),
        fluxKustomization('b', { path: './b', postBuild: from('a') }),
      ),
      'a/a.yaml': settings('a', 'of a'),
      'b/b.yaml': settings('b', 'of b'),
    });
    const values = ['a', 'b'].map((name) => dataOf(kustomizationOf(both, `flux-system/${name}`), `of-${name}`));
    expect(values).toEqual([{ value: 'of b' }, { value: 'of a' }]);
    expect(findingsOf(both)).toEqual([]);
  });

  test('of an entry may come from what a Kustomization below it applies', async () => {
    const files = {
      ...bootstrapped('clusters/one', { postBuild: FROM_SETTINGS }),
      'clusters/one/apps.yaml': documents(
        fluxKustomization('settings', { path: './settings' }),
        fluxKustomization('apps', { path: `./${$('FOLDER')}` }),
      ),
      'settings/settings.yaml': documents(configMap('settings', { FOLDER: 'apps' }, SETTINGS)),
      'apps/colors.yaml': documents(configMap('colors', { color: 'red' })),
    };
    expect(await colorOf(files)).toEqual({ color: 'red', build: built, findings: [] });
  });

  test('from outside do not keep a Kustomization from bringing a source', async () => {
    const source = gitRepository('infra', { url: 'ssh://git@example.org/infra' });
    const infra = { files: { 'apps/web.yaml': documents(configMap('web')) }, url: 'ssh://git@example.org/infra' };
    const files = {
      ...bootstrapped('clusters/one'),
      'clusters/one/all.yaml': documents(
        fluxKustomization('apps', { path: './apps', sourceRef: { kind: 'GitRepository', name: 'infra' } }),
        fluxKustomization('sources', { path: './sources', postBuild: FROM_SETTINGS }),
      ),
      'sources/infra.yaml': documents(source),
    };
    const result = await buildFiles(engine, files, { others: { infra } });
    expect(appliedBy(result)[1]).toBe('flux-system/apps of flux-system/flux-system: ConfigMap "apps/web"');
    expect(findingsOf(result)).toEqual([
      'unknown FLX607 ConfigMap "flux-system/settings": is in no repository at hand, but nothing that is read needs it',
    ]);
  });

  test('in the other fields of a Kustomization stay open in what it builds', async () => {
    const files = {
      ...bootstrapped('clusters/one', { postBuild: FROM_SETTINGS }),
      'clusters/one/apps.yaml': documents(fluxKustomization('apps', { path: './apps', namePrefix: `${$('TEAM')}-` })),
      'apps/colors.yaml': documents(configMap('colors')),
    };
    const built = await buildFiles(engine, files);
    expect(appliedBy(built)[1]).toBe(
      `flux-system/apps of flux-system/flux-system: ConfigMap "apps/${$('TEAM')}-colors"`,
    );
    expect(kustomizationOf(built, 'flux-system/apps').build?.unknownVariables).toEqual(['TEAM']);
  });
});
