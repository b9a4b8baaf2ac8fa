import { describeWithEngine } from '../../support/engine.js';

import {
  CONFIG_MAP,
  documents,
  gitRepository,
  gotkSync,
  kustomization,
  kustomizationFile,
  URL,
} from '../support/entry-files.js';
import { entryFinder } from '../support/found-entries.js';

const find = entryFinder();
const SYNC = 'clusters/prod/flux-system/gotk-sync.yaml';
const COMPONENTS = 'clusters/prod/flux-system/gotk-components.yaml';

describeWithEngine('a gotk-sync.yaml', () => {
  test('is an entry as it is written: its Kustomization, and the source that this names', async () => {
    const { entries, findings } = await find({ [SYNC]: gotkSync('./clusters/prod') });
    expect(findings).toEqual([]);
    expect(entries).toEqual([
      {
        cluster: 'prod',
        path: 'clusters/prod',
        kustomization: kustomization('flux-system', { path: './clusters/prod' }),
        source: gitRepository('flux-system'),
        flux: '',
        origin: { file: SYNC, line: 4 },
        installed: expect.any(Array),
      },
    ]);
  });

  test('gives one entry for each cluster, sorted by folder', async () => {
    const { entries } = await find({
      'clusters/staging/flux-system/gotk-sync.yaml': gotkSync('./clusters/staging'),
      'clusters/prod/flux-system/gotk-sync.yaml': gotkSync('clusters/prod/'),
      'gotk/gotk-sync.yaml': gotkSync('./'),
    });
    expect(entries.map(({ path }) => path)).toEqual(['', 'clusters/prod', 'clusters/staging']);
  });

  test('that is still empty is what bootstrap makes of its folder', async () => {
    const files = { 'clusters/prod/fleet/gotk-sync.yaml': '# made by bootstrap\n' };
    const { entries, findings } = await find(files, { url: URL, branch: 'live' });
    expect(findings).toEqual([]);
    const sourceRef = { kind: 'GitRepository', name: 'fleet' };
    expect(entries).toEqual([
      {
        cluster: 'prod',
        path: 'clusters/prod',
        kustomization: {
          apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
          kind: 'Kustomization',
          metadata: { name: 'fleet', namespace: 'fleet' },
          spec: { interval: '10m0s', path: './clusters/prod', prune: true, sourceRef },
        },
        source: {
          apiVersion: 'source.toolkit.fluxcd.io/v1',
          kind: 'GitRepository',
          metadata: { name: 'fleet', namespace: 'fleet' },
          spec: { interval: '1m0s', ref: { branch: 'live' }, secretRef: { name: 'fleet' }, url: URL },
        },
        flux: '',
        origin: { file: 'clusters/prod/fleet/gotk-sync.yaml' },
        installed: expect.any(Array),
      },
    ]);
  });

  test('that is still empty begins at the root of the artifact, and outside it is none', async () => {
    const files = {
      'deploy/clusters/prod/flux-system/gotk-sync.yaml': '',
      'old/clusters/prod/flux-system/gotk-sync.yaml': '',
    };
    const { entries } = await find(files, { root: 'deploy' });
    expect(entries.map(({ path, kustomization: { spec } }) => ({ path, spec }))).toEqual([
      { path: 'clusters/prod', spec: expect.objectContaining({ path: './clusters/prod' }) },
    ]);
  });

  test('takes its namespace from its folder where a kustomization file says it', async () => {
    const { namespace: _, ...metadata } = { namespace: '', name: 'flux-system' };
    const text = documents(
      { ...gitRepository('flux-system'), metadata },
      { ...kustomization('flux-system'), metadata },
    );
    const { entries } = await find({ 'clusters/prod/fleet/gotk-sync.yaml': text });
    expect(entries.map((entry) => [entry.kustomization.metadata, entry.source.metadata])).toEqual([
      [
        { name: 'flux-system', namespace: 'fleet' },
        { name: 'flux-system', namespace: 'fleet' },
      ],
    ]);
  });

  test('without the source has the one that bootstrap makes', async () => {
    const { entries } = await find({ [SYNC]: documents(kustomization('flux-system', { path: './clusters/prod' })) });
    expect(entries.map(({ source }) => source)).toEqual([
      {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'GitRepository',
        metadata: { name: 'flux-system', namespace: 'flux-system' },
        spec: { interval: '1m0s', ref: { branch: 'main' }, secretRef: { name: 'flux-system' }, url: '' },
      },
    ]);
  });

  test('that is no YAML is told with its line, and the others go on', async () => {
    const { entries, findings } = await find({
      'clusters/prod/flux-system/gotk-sync.yaml': 'kind: Kustomization\nspec: {\n',
      'clusters/staging/flux-system/gotk-sync.yaml': gotkSync('./clusters/staging'),
    });
    expect(entries.map(({ path }) => path)).toEqual(['clusters/staging']);
    expect(findings).toEqual([
      `error FLX610 file "clusters/prod/flux-system/gotk-sync.yaml": cannot be read: yaml: line 2: did not find expected node content; its cluster is left out; repair the file\n    at ${SYNC}:2`,
    ]);
  });

  test('without a Kustomization is told', async () => {
    const { entries, findings } = await find({ [SYNC]: CONFIG_MAP });
    expect(entries).toEqual([]);
    expect(findings).toEqual([
      `error FLX610 file "${SYNC}": has no Kustomization of Flux; its cluster is left out; repair the file\n    at ${SYNC}`,
    ]);
  });

  test('without a spec is an entry at the root', async () => {
    const bare = { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization', metadata: {}, spec: null };
    const { entries } = await find({ [SYNC]: documents(bare) });
    expect(entries.map(({ path }) => path)).toEqual(['']);
  });

  test('of a folder that is not there is an entry all the same: what is wrong with it is found when it is built', async () => {
    const { entries } = await find({ [SYNC]: gotkSync('./clusters/production') });
    expect(entries.map(({ path }) => path)).toEqual(['clusters/production']);
  });

  test('that was copied from another repository is no entry', async () => {
    const files = { [SYNC]: gotkSync('./other', { url: 'https://git.example.com/org/other' }) };
    const { entries, findings } = await find(files, { url: URL });
    expect(entries).toEqual([]);
    expect(findings).toEqual([
      `error FLX609 repository ".": has no gotk-sync.yaml, no FluxInstance that syncs it and no Kustomization that no other one applies; build the repository that uses this one, or name the folder of a cluster with --cluster PATH\n    "other" of https://git.example.com/org/other is no folder of this repository at ${SYNC}:4`,
    ]);
  });

  test('of a fork is an entry: the folder is there', async () => {
    const { entries } = await find(
      { [SYNC]: gotkSync('./clusters/prod') },
      { url: 'https://git.example.com/me/fleet' },
    );
    expect(entries.map(({ path }) => path)).toEqual(['clusters/prod']);
  });

  test('is named in findings as the user wrote the folder of the repository', async () => {
    const { entries } = await find({ [SYNC]: gotkSync('./clusters/prod') }, { shown: '../fleet' });
    expect(entries.map(({ origin }) => origin)).toEqual([{ file: `../fleet/${SYNC}`, line: 4 }]);
  });
});

describeWithEngine('the Flux of a cluster', () => {
  const fluxOf = async (components: string) => {
    const { entries } = await find({ [SYNC]: gotkSync('./clusters/prod'), [COMPONENTS]: components });
    return entries.map(({ flux }) => flux);
  };

  test.each([
    ['the comment of gotk-components.yaml', '---\n# Flux Version: v2.6.4\napiVersion: v1\n', '2.6'],
    ['the label in it', 'metadata:\n  labels:\n    app.kubernetes.io/version: v0.41.2\n', '0.41'],
    ['the label, in quotes', 'metadata:\n  labels:\n    app.kubernetes.io/version: "v2.7.0"\n', '2.7'],
    ['nothing where it is a version that nobody knows', '# Flux Version: v9.1.0\n', ''],
    ['nothing where the file is still empty', '# made by bootstrap\n', ''],
  ])('is told by %s', async (_, text, flux) => {
    expect(await fluxOf(text)).toEqual([flux]);
  });
});

describeWithEngine('the version of the Flux of a cluster', () => {
  const KUSTOMIZATION = 'clusters/prod/flux-system/kustomization.yaml';
  const RELEASE = 'https://github.com/fluxcd/flux2/releases/download/v2.6.0/install.yaml';

  test('is that of gotk-components.yaml, else of the release that is taken in by URL beside gotk-sync.yaml', async () => {
    const versionOf = async (files: Readonly<Record<string, string>>) => {
      const { entries } = await find({ [SYNC]: gotkSync('./clusters/prod'), ...files });
      return entries.map(({ flux, version }) => [flux, version]);
    };
    const taken = kustomizationFile([RELEASE, 'gotk-sync.yaml']);
    expect(await versionOf({ [COMPONENTS]: '# Flux Version: v2.9.1\n', [KUSTOMIZATION]: taken })).toEqual([
      ['2.9', '2.9.1'],
    ]);
    expect(await versionOf({ [KUSTOMIZATION]: taken })).toEqual([['2.6', '2.6.0']]);
    expect(await versionOf({})).toEqual([['', undefined]]);
  });
});

describeWithEngine('what Flux brings into a cluster', () => {
  const installedIn = async (files: Readonly<Record<string, string>>) => {
    const { entries } = await find(files);
    return entries.flatMap(({ installed }) =>
      installed.map(({ kind, namespace = '', name }) =>
        [kind, namespace, name].filter((part) => part !== '').join(' '),
      ),
    );
  };

  test('is its namespace, service accounts, CRDs, Secret and entry', async () => {
    expect(await installedIn({ [SYNC]: gotkSync('./clusters/prod') })).toEqual([
      'Namespace flux-system',
      'ServiceAccount flux-system source-controller',
      'ServiceAccount flux-system kustomize-controller',
      'ServiceAccount flux-system helm-controller',
      'ServiceAccount flux-system notification-controller',
      'CustomResourceDefinition gitrepositories.source.toolkit.fluxcd.io',
      'CustomResourceDefinition ocirepositories.source.toolkit.fluxcd.io',
      'CustomResourceDefinition helmrepositories.source.toolkit.fluxcd.io',
      'CustomResourceDefinition helmcharts.source.toolkit.fluxcd.io',
      'CustomResourceDefinition buckets.source.toolkit.fluxcd.io',
      'CustomResourceDefinition externalartifacts.source.toolkit.fluxcd.io',
      'CustomResourceDefinition kustomizations.kustomize.toolkit.fluxcd.io',
      'CustomResourceDefinition helmreleases.helm.toolkit.fluxcd.io',
      'CustomResourceDefinition alerts.notification.toolkit.fluxcd.io',
      'CustomResourceDefinition providers.notification.toolkit.fluxcd.io',
      'CustomResourceDefinition receivers.notification.toolkit.fluxcd.io',
      'Secret flux-system flux-system',
      'GitRepository flux-system flux-system',
      'Kustomization flux-system flux-system',
    ]);
  });

  test('is what gotk-components.yaml says', async () => {
    const text = '# Flux Version: v2.6.4\n# Components: source-controller,kustomize-controller\n';
    const installed = await installedIn({ [SYNC]: gotkSync('./clusters/prod'), [COMPONENTS]: text });
    expect(installed.filter((name) => name.startsWith('ServiceAccount'))).toEqual([
      'ServiceAccount flux-system source-controller',
      'ServiceAccount flux-system kustomize-controller',
    ]);
    expect(installed.filter((name) => name.startsWith('CustomResourceDefinition'))).toEqual([
      'CustomResourceDefinition gitrepositories.source.toolkit.fluxcd.io',
      'CustomResourceDefinition ocirepositories.source.toolkit.fluxcd.io',
      'CustomResourceDefinition helmrepositories.source.toolkit.fluxcd.io',
      'CustomResourceDefinition helmcharts.source.toolkit.fluxcd.io',
      'CustomResourceDefinition buckets.source.toolkit.fluxcd.io',
      'CustomResourceDefinition kustomizations.kustomize.toolkit.fluxcd.io',
    ]);
  });
});
