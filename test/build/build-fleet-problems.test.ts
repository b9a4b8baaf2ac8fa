import type { Engine } from '../../lib/engine/index.js';
import { describeWithEngine, openTestEngine } from '../support/engine.js';

import { appliedBy, buildFiles, findingsOf, kustomizationOf } from './support/given-files.js';
import { bootstrapped, configMap, documents, fluxKustomization, kustomizationFile } from './support/manifests.js';

const SELF = 'Kustomization "flux-system/flux-system"';

describeWithEngine('what cannot be built', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openTestEngine();
  });
  afterAll(() => engine.close());

  test('when an entry fails to build nothing below it is invented', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(fluxKustomization('apps', { path: './apps' })),
      'clusters/one/kustomization.yaml': kustomizationFile({ resources: ['flux-system/gotk-sync.yaml', 'gone.yaml'] }),
      'apps/web.yaml': documents(configMap('web')),
    });
    expect(appliedBy(built)).toEqual(['flux-system/flux-system (failed): ']);
    expect(built.findings).toMatchObject([
      {
        code: 'FLX601',
        severity: 'error',
        subject: SELF,
        path: 'spec.path',
        message: expect.stringMatching(/^"\.\/clusters\/one" does not build: .*gone\.yaml/),
        at: { file: 'clusters/one/kustomization.yaml' },
      },
    ]);
  });

  test('a broken folder is a finding with file and line, and the rest goes on', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(
        fluxKustomization('bad', { path: './bad' }),
        fluxKustomization('good', { path: './good' }),
      ),
      'bad/web.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n\tname: web\n',
      'good/web.yaml': documents(configMap('web')),
    });
    expect(appliedBy(built).slice(1)).toEqual([
      'flux-system/bad of flux-system/flux-system (failed): ',
      'flux-system/good of flux-system/flux-system: ConfigMap "apps/web"',
    ]);
    expect(built.findings).toMatchObject([
      { code: 'FLX601', subject: 'Kustomization "flux-system/bad"', at: { file: 'bad/web.yaml', line: 4 } },
    ]);
  });

  test('a path that the source does not have is told the nearest one', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(fluxKustomization('apps', { path: './aps/web' })),
      'apps/web/web.yaml': documents(configMap('web')),
    });
    expect(findingsOf(built)).toEqual([
      'error FLX602 Kustomization "flux-system/apps": spec.path "./aps/web" is no folder of its source; did you mean "apps/web"?',
    ]);
    expect(kustomizationOf(built, 'flux-system/apps')).toMatchObject({
      path: 'aps/web',
      complete: false,
      build: { status: 'failed', message: 'spec.path "./aps/web" is no folder of its source' },
    });
  });

  test('remote bases are unknown, and what is beside them is applied', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(fluxKustomization('apps', { path: './apps' })),
      'apps/kustomization.yaml': kustomizationFile({
        resources: ['web.yaml', 'https://example.org/org/repo//base?ref=v1'],
      }),
      'apps/web.yaml': documents(configMap('web')),
    });
    expect(findingsOf(built)).toEqual([
      'unknown FLX605 Kustomization "flux-system/apps": takes in "https://example.org/org/repo//base?ref=v1" by URL, which is not read; keep a copy in the repository to have it read',
    ]);
    expect(appliedBy(built)[1]).toBe('flux-system/apps of flux-system/flux-system (unknown): ConfigMap "apps/web"');
    expect(kustomizationOf(built, 'flux-system/apps').complete).toBe(false);
  });

  test('a Kustomization without a namespace is refused by the API server', async () => {
    const homeless = fluxKustomization('apps', { path: './apps' }, { namespace: undefined as never });
    const files = { 'clusters/one/apps.yaml': documents(homeless), 'apps/web.yaml': documents(configMap('web')) };
    const built = await buildFiles(engine, { ...bootstrapped('clusters/one'), ...files });
    expect(findingsOf(built)).toEqual([
      'error FLX527 Kustomization "apps": metadata.namespace is missing, and Kustomization "flux-system/flux-system" has no targetNamespace; write it, or give that one a targetNamespace',
    ]);
    expect(appliedBy(built)[1]).toBe('/apps of flux-system/flux-system (failed): ');
    const targeted = await buildFiles(engine, {
      ...bootstrapped('clusters/one', { targetNamespace: 'flux-system' }),
      ...files,
    });
    expect(appliedBy(targeted)[1]).toBe('flux-system/apps of flux-system/flux-system: ConfigMap "apps/web"');
  });

  test('the name of a Secret that Flux decrypts before it is generated is unknown', async () => {
    const generator = { name: 'login', namespace: 'apps', files: ['password.enc'] };
    const generate = (options = {}) => ({
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(
        fluxKustomization('apps', { path: './apps', decryption: { provider: 'sops' } }),
      ),
      'apps/kustomization.yaml': kustomizationFile({ secretGenerator: [generator], ...options }),
      'apps/password.enc': 'password: ENC[AES256_GCM,data:aGk=,type:str]\n',
    });
    expect(findingsOf(await buildFiles(engine, generate()))).toEqual([
      'unknown FLX616 Secret "apps/login-t5g2t2hbb4": is named after its encrypted content, in the cluster after what that is decrypted to; write disableNameSuffixHash to have a name that is known',
    ]);
    const named = generate({ generatorOptions: { disableNameSuffixHash: true } });
    expect(findingsOf(await buildFiles(engine, named))).toEqual([]);
  });

  test('a file that no build reaches is never treated as applied', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/kustomization.yaml': kustomizationFile({ resources: ['flux-system/gotk-sync.yaml'] }),
      'clusters/one/apps.yaml': documents(fluxKustomization('apps', { path: './apps' })),
      'apps/web.yaml': documents(configMap('web')),
    });
    expect(findingsOf(built)).toEqual([]);
    expect(appliedBy(built)).toEqual([`flux-system/flux-system: GitRepository "flux-system/flux-system", ${SELF}`]);
  });

  test('parents come from who applies whom, never from folder nesting', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/all.yaml': documents(
        fluxKustomization('apps', { path: './apps' }),
        fluxKustomization('inner', { path: './apps/inner' }),
      ),
      'apps/kustomization.yaml': kustomizationFile({ resources: ['web.yaml'] }),
      'apps/web.yaml': documents(configMap('web')),
      'apps/inner/deep.yaml': documents(configMap('deep'), fluxKustomization('far', { path: './far' })),
      'far/far.yaml': documents(configMap('far')),
    });
    expect(appliedBy(built).slice(1)).toEqual([
      'flux-system/apps of flux-system/flux-system: ConfigMap "apps/web"',
      'flux-system/far of flux-system/inner: ConfigMap "apps/far"',
      'flux-system/inner of flux-system/flux-system: ConfigMap "apps/deep", Kustomization "flux-system/far"',
    ]);
  });

  test('what Flux itself installs exists', async () => {
    const { model } = await buildFiles(engine, bootstrapped('clusters/one'));
    expect(model.clusters[0]?.knownByName).toEqual(
      expect.arrayContaining([
        { apiVersion: 'v1', kind: 'Namespace', name: 'flux-system' },
        { apiVersion: 'v1', kind: 'ServiceAccount', namespace: 'flux-system', name: 'kustomize-controller' },
      ]),
    );
  });
});
