import type { Engine } from '../../lib/engine/index.js';
import { describeWithEngine, openTestEngine } from '../support/engine.js';

import { appliedBy, buildFiles, findingsOf, kustomizationOf } from './support/given-files.js';
import {
  bootstrapped,
  configMap,
  documents,
  fluxKustomization,
  gitRepository,
  kustomizationFile,
} from './support/manifests.js';

const INFRA = 'ssh://git@example.org/infra';

/** A Kustomization that builds from the GitRepository `infra`. */
function fromInfra(name: string, spec = {}, metadata = {}) {
  return fluxKustomization(name, { sourceRef: { kind: 'GitRepository', name: 'infra' }, ...spec }, metadata);
}

describeWithEngine('sources of a Kustomization', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openTestEngine();
  });
  afterAll(() => engine.close());

  const withInfra = {
    ...bootstrapped('clusters/one'),
    'clusters/one/infra.yaml': documents(
      gitRepository('infra', { url: INFRA, ref: { branch: 'main' } }),
      fromInfra('one', { path: './one' }),
      fromInfra('two', { path: './two' }),
    ),
  };

  test('are repositories at hand, whose files findings name as the user does', async () => {
    const files = { 'one/a.yaml': documents(configMap('a')), 'two/b.yaml': 'a: [\n' };
    const built = await buildFiles(engine, withInfra, { others: { infra: { url: INFRA, branch: 'main', files } } });
    expect(appliedBy(built).slice(1)).toEqual([
      'flux-system/one of flux-system/flux-system: ConfigMap "apps/a"',
      'flux-system/two of flux-system/flux-system (failed): ',
    ]);
    expect(kustomizationOf(built, 'flux-system/one')).toMatchObject({
      path: 'one',
      source: { kind: 'GitRepository', namespace: 'flux-system', name: 'infra', repository: 'infra' },
      applied: [{ origin: { file: '../infra/one/a.yaml' } }],
    });
    expect(built.findings).toMatchObject([{ code: 'FLX601', at: { file: '../infra/two/b.yaml' } }]);
  });

  test('that are not at hand are unknown, once for all that build from them', async () => {
    const built = await buildFiles(engine, withInfra);
    expect(findingsOf(built)).toEqual([
      'unknown FLX604 GitRepository "flux-system/infra": is ssh://git@example.org/infra, which is not at hand; give --repo NAME=DIR',
    ]);
    expect(appliedBy(built).slice(1)).toEqual([
      'flux-system/one of flux-system/flux-system (unknown): ',
      'flux-system/two of flux-system/flux-system (unknown): ',
    ]);
    expect(built.findings[0]?.related).toEqual(
      ['one', 'two'].map((name) => ({
        message: `Kustomization "flux-system/${name}" builds from it`,
        at: { file: 'clusters/one/infra.yaml' },
      })),
    );
    expect(kustomizationOf(built, 'flux-system/one')).toMatchObject({ complete: false, applied: [], path: 'one' });
  });

  test('that are another branch of the same repository are another tree: unknown unless given', async () => {
    const files = {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(
        gitRepository('infra', { url: 'ssh://git@example.org/fleet', ref: { branch: 'next' } }),
        fromInfra('apps', { path: './apps' }),
      ),
      'apps/web.yaml': documents(configMap('main')),
    };
    const unknown = await buildFiles(engine, files);
    expect(appliedBy(unknown)[1]).toBe('flux-system/apps of flux-system/flux-system (unknown): ');
    const others = { infra: { files: { 'apps/web.yaml': documents(configMap('next')) } } };
    const given = await buildFiles(engine, files, { others });
    expect(appliedBy(given)[1]).toBe('flux-system/apps of flux-system/flux-system: ConfigMap "apps/next"');
  });

  test('have an artifact root below the Git root where the user says so', async () => {
    const built = await buildFiles(
      engine,
      {
        'deploy/clusters/one/flux-system/gotk-sync.yaml': bootstrapped('clusters/one')[
          'clusters/one/flux-system/gotk-sync.yaml'
        ] as string,
        'deploy/clusters/one/apps.yaml': documents(fluxKustomization('apps', { path: './apps' })),
        'deploy/apps/web.yaml': documents(configMap('web')),
        'apps/web.yaml': documents(configMap('wrong')),
      },
      { root: 'deploy' },
    );
    expect(findingsOf(built)).toEqual([]);
    expect(appliedBy(built)[1]).toBe('flux-system/apps of flux-system/flux-system: ConfigMap "apps/web"');
    expect(kustomizationOf(built, 'flux-system/apps')).toMatchObject({
      path: 'deploy/apps',
      applied: [{ origin: { file: 'deploy/apps/web.yaml' } }],
    });
  });

  test('that no one declares are missing, not assumed', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(
        gitRepository('infar', { url: INFRA }),
        fromInfra('apps', { path: './apps' }),
        fluxKustomization('none', { path: './apps', sourceRef: {} }),
      ),
      'apps/web.yaml': documents(configMap('web')),
    });
    expect(findingsOf(built)).toEqual([
      'error FLX603 Kustomization "flux-system/apps": spec.sourceRef names GitRepository "flux-system/infra", which nothing in the cluster declares; did you mean "flux-system/infar"?',
      'error FLX603 Kustomization "flux-system/none": spec.sourceRef names no source; write its kind and name',
    ]);
    expect(appliedBy(built).slice(1)).toEqual([
      'flux-system/apps of flux-system/flux-system (failed): ',
      'flux-system/none of flux-system/flux-system (failed): ',
    ]);
  });

  test('that no one declares are missing in each of several Kustomizations', async () => {
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(
        fromInfra('a'),
        fluxKustomization('b', { sourceRef: { kind: 'GitRepository', name: 'other' } }),
      ),
    });
    expect(built.findings.map(({ code, subject }) => [code, subject])).toEqual([
      ['FLX603', 'Kustomization "flux-system/a"'],
      ['FLX603', 'Kustomization "flux-system/b"'],
    ]);
  });

  test('may come from what is not read, and are unknown then', async () => {
    const apps = fromInfra('apps', { path: './apps' });
    const unread = fluxKustomization('unread', { sourceRef: { kind: 'GitRepository', name: 'far' } });
    const far = gitRepository('far', { url: 'ssh://git@example.org/far' });
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(far, unread, apps),
    });
    expect(findingsOf(built)).toEqual([
      'unknown FLX604 GitRepository "flux-system/far": is ssh://git@example.org/far, which is not at hand; give --repo NAME=DIR',
      'unknown FLX604 GitRepository "flux-system/infra": is declared nowhere, but may come from Kustomization "flux-system/unread"',
    ]);
    const elsewhere = { ...unread, spec: { ...(unread.spec as object), targetNamespace: 'far' } };
    const missing = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(far, elsewhere, apps),
    });
    expect(missing.findings.map(({ code }) => code)).toEqual(['FLX603', 'FLX604']);
  });

  test('may come from a ResourceSet, whose templates are not read', async () => {
    const set = {
      apiVersion: 'fluxcd.controlplane.io/v1',
      kind: 'ResourceSet',
      metadata: { name: 'tenants', namespace: 'flux-system' },
      spec: {},
    };
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(set, fromInfra('apps', { path: './apps' })),
    });
    expect(findingsOf(built)).toEqual([
      'unknown FLX604 GitRepository "flux-system/infra": is declared nowhere, but may come from ResourceSet "flux-system/tenants"',
      'unknown FLX608 ResourceSet "flux-system/tenants": makes objects from templates, which are not read',
    ]);
  });

  test('may be made by other hands where Flux is told to leave them alone', async () => {
    const source = gitRepository('infra', { url: INFRA });
    const annotations = { 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' };
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(
        { ...source, metadata: { ...(source.metadata as object), annotations } },
        fromInfra('apps', { path: './apps' }),
      ),
    });
    expect(findingsOf(built)).toEqual([
      'unknown FLX604 GitRepository "flux-system/infra": is declared nowhere, but may come from other hands: Flux is told to leave it alone',
    ]);
  });

  test('that their controller makes nothing of are an error of theirs', async () => {
    const source = { url: 'ssh://git@example.org/fleet', ref: { branch: 'main' }, sparseCheckout: ['gone'] };
    const built = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(gitRepository('infra', source), fromInfra('apps', { path: './apps' })),
      'apps/web.yaml': documents(configMap('web')),
    });
    expect(findingsOf(built)).toEqual([
      'error FLX612 GitRepository "flux-system/infra": checks out "gone", which is not in the repository; name folders that are there in spec.sparseCheckout',
    ]);
    expect(appliedBy(built)[1]).toBe('flux-system/apps of flux-system/flux-system (failed): ');
  });

  test('are waited for until another Kustomization brings them', async () => {
    const built = await buildFiles(
      engine,
      {
        ...bootstrapped('clusters/one'),
        'clusters/one/all.yaml': documents(
          fromInfra('a', { path: './one' }),
          fluxKustomization('z', { path: './sources' }),
        ),
        'sources/infra.yaml': documents(gitRepository('infra', { url: INFRA })),
      },
      { others: { infra: { url: INFRA, files: { 'one/a.yaml': documents(configMap('a')) } } } },
    );
    expect(findingsOf(built)).toEqual([]);
    expect(appliedBy(built)[1]).toBe('flux-system/a of flux-system/flux-system: ConfigMap "apps/a"');
  });

  test('of a Kustomization come after its parent changed them', async () => {
    const built = await buildFiles(
      engine,
      {
        ...bootstrapped('clusters/one'),
        'clusters/one/kustomization.yaml': kustomizationFile({
          resources: ['flux-system/gotk-sync.yaml', 'apps.yaml'],
          patches: [
            {
              target: { kind: 'GitRepository', name: 'infra' },
              patch: `[{"op":"replace","path":"/spec/url","value":"${INFRA}"}]`,
            },
          ],
        }),
        'clusters/one/apps.yaml': documents(
          gitRepository('infra', { url: 'ssh://git@example.org/old' }),
          fromInfra('one', { path: './one' }),
        ),
      },
      { others: { infra: { url: INFRA, files: { 'one/a.yaml': documents(configMap('a')) } } } },
    );
    expect(appliedBy(built)[1]).toBe('flux-system/one of flux-system/flux-system: ConfigMap "apps/a"');
  });
});
