import type { Engine } from '../../lib/engine/index.js';
import { describeWithEngine, openTestEngine } from '../support/engine.js';

import { appliedBy, buildFiles, dataOf, findingsOf, kustomizationOf } from './support/given-files.js';
import {
  bootstrapped,
  configMap,
  documents,
  fluxKustomization,
  gitRepository,
  kustomizationFile,
} from './support/manifests.js';

const ENTRY =
  'flux-system/flux-system: GitRepository "flux-system/flux-system", Kustomization "flux-system/flux-system"';

describeWithEngine('buildFleet', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openTestEngine();
  });
  afterAll(() => engine.close());

  test('follows who applies whom, from the entry on', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(
        fluxKustomization('apps', { path: './apps', dependsOn: [{ name: 'infra' }] }),
      ),
      'apps/web.yaml': documents(configMap('web'), fluxKustomization('inner', { path: './inner' })),
      'inner/settings.yaml': documents(configMap('settings')),
    });
    expect(findingsOf(built)).toEqual([]);
    expect(appliedBy(built)).toEqual([
      `${ENTRY.replace(': ', ': ')}`.replace(', Kustomization', ', Kustomization "flux-system/apps", Kustomization'),
      'flux-system/apps of flux-system/flux-system: ConfigMap "apps/web", Kustomization "flux-system/inner"',
      'flux-system/inner of flux-system/apps: ConfigMap "apps/settings"',
    ]);
    expect(kustomizationOf(built, 'flux-system/apps')).toMatchObject({
      path: 'apps',
      source: { kind: 'GitRepository', namespace: 'flux-system', name: 'flux-system', repository: '.' },
      dependsOn: [{ key: 'flux-system/infra', origin: { file: 'clusters/one/apps.yaml' } }],
      complete: true,
      build: { status: 'built', message: '', unknownVariables: [] },
      origin: { file: 'clusters/one/apps.yaml' },
    });
  });

  test('takes each Kustomization as it is after the patches and variables of its parent', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one', {
        patches: [
          {
            target: { kind: 'Kustomization', name: 'apps' },
            patch: '[{"op":"add","path":"/spec/targetNamespace","value":"patched"}]',
          },
        ],
        postBuild: { substitute: { FOLDER: 'apps' } },
      }),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Flux
      'clusters/one/apps.yaml': documents(fluxKustomization('apps', { path: './${FOLDER}' })),
      'apps/web.yaml': documents(configMap('web')),
    });
    expect(findingsOf(built)).toEqual([]);
    expect(appliedBy(built).slice(1)).toEqual(['flux-system/apps of flux-system/flux-system: ConfigMap "patched/web"']);
    expect(kustomizationOf(built, 'flux-system/apps').declared.map(({ object }) => object.metadata.namespace)).toEqual([
      'apps',
    ]);
  });
});
