import { describeWithEngine } from '../../support/engine.js';

import { documents, fluxInstance, gitRepository, gotkSync, kustomization, URL } from '../support/entry-files.js';
import { type Circumstances, entryFinder } from '../support/found-entries.js';

const find = entryFinder();
const OWN = 'clusters/prod/flux-system/gotk-sync.yaml';
const COPY = 'old/flux-system/gotk-sync.yaml';
const DIFFERS =
  'warning FLX617 file "old/flux-system/gotk-sync.yaml": writes the entry of folder "clusters/prod" otherwise than "clusters/prod/flux-system/gotk-sync.yaml", which counts; remove it, or give its Kustomization the path of its own cluster';
const OTHER = 'https://git.example.com/org/other';

const told = async (files: Readonly<Record<string, string>>, about: Circumstances = {}) => {
  const { entries, findings } = await find(files, about);
  return { entries: entries.map(({ cluster, origin }) => [cluster, origin.file]), findings };
};

describeWithEngine('two files that write one entry', () => {
  test('are one: the one in its own folder counts, and a copy that differs is told', async () => {
    const copy = gotkSync('./clusters/prod', { spec: { prune: false } });
    expect(await told({ [OWN]: gotkSync('./clusters/prod'), [COPY]: copy, 'a.yaml': '' })).toEqual({
      entries: [['prod', OWN]],
      findings: [`${DIFFERS}\n    the entry that counts at ${OWN}:4\n    at ${COPY}:4`],
    });
  });

  test('are one, whichever comes first', async () => {
    const first = 'a/flux-system/gotk-sync.yaml';
    const files = { [first]: gotkSync('./clusters/prod', { url: OTHER }), [OWN]: gotkSync('./clusters/prod') };
    expect((await told(files)).entries).toEqual([['prod', OWN]]);
  });

  test('that say the same are no matter', async () => {
    const files = { [COPY]: gotkSync('./clusters/prod'), [OWN]: gotkSync('./clusters/prod') };
    expect(await told(files)).toEqual({ entries: [['prod', OWN]], findings: [] });
  });

  test('count by the URL of this repository where neither lies in its own folder', async () => {
    const files = {
      'a/flux-system/gotk-sync.yaml': gotkSync('./shared', { url: OTHER }),
      'b/flux-system/gotk-sync.yaml': gotkSync('./shared'),
      'shared/x.yaml': '',
    };
    expect((await told(files, { url: URL })).entries).toEqual([['shared', 'b/flux-system/gotk-sync.yaml']]);
  });

  test('belong to the operator where it took over the cluster', async () => {
    const files = {
      'clusters/prod/flux.yaml': documents(fluxInstance('clusters/prod')),
      [OWN]: gotkSync('./clusters/prod'),
    };
    expect((await told(files)).entries).toEqual([['prod', 'clusters/prod/flux.yaml']]);
  });

  test('say so where only that cluster is wanted, and not where another one is', async () => {
    const files = {
      [OWN]: gotkSync('./clusters/prod'),
      [COPY]: gotkSync('./clusters/prod', { url: OTHER }),
      'clusters/dev/flux-system/gotk-sync.yaml': gotkSync('./clusters/dev'),
    };
    const findingsOf = async (wanted: string) => (await find(files, { wanted: [wanted] })).findings.length;
    expect([await findingsOf('clusters/prod'), await findingsOf('clusters/dev')]).toEqual([1, 0]);
  });
});

describeWithEngine('clusters that sync one folder', () => {
  const ofRef = (ref: string) => documents(fluxInstance('shared', { sync: { ref } }));
  const FILES = {
    'instances/a/flux.yaml': ofRef('refs/heads/main'),
    'instances/b/flux.yaml': ofRef('refs/heads/next'),
    'instances/c/flux.yaml': documents(fluxInstance('shared', { distribution: { version: '2.8.x' } })),
    'shared/x.yaml': '',
  };

  test('are as many as differ in source or Flux: the first is called by the folder, the others by their files', async () => {
    const { entries } = await find(FILES);
    expect(entries.map(({ cluster, path, flux }) => [cluster, path, flux])).toEqual([
      ['shared', 'shared', '2.7'],
      ['b', 'shared', '2.7'],
      ['c', 'shared', '2.8'],
    ]);
  });

  test('are all meant by the folder, and each by its name', async () => {
    const namesOf = async (wanted: string) =>
      (await find(FILES, { wanted: [wanted] })).entries.map((entry) => entry.cluster);
    expect([await namesOf('./shared'), await namesOf('c')]).toEqual([['shared', 'b', 'c'], ['c']]);
  });

  test('are told apart by variables', async () => {
    const withRegion = (region: string) =>
      gotkSync('./shared', { spec: { postBuild: { substitute: { REGION: region } } } });
    const { entries } = await find({
      'eu/flux-system/gotk-sync.yaml': withRegion('eu'),
      'us/flux-system/gotk-sync.yaml': withRegion('us'),
      'shared/x.yaml': '',
    });
    expect(entries.map(({ cluster }) => cluster)).toEqual(['shared', 'us']);
  });

  test('have names of their own in one folder and in one file', async () => {
    const sync = (ref: string) => fluxInstance('shared', { sync: { ref } });
    const { entries } = await find({
      'instances/flux-a.yaml': documents(sync('refs/heads/a')),
      'instances/flux-b.yaml': documents(sync('refs/heads/b'), sync('refs/heads/c')),
      'shared/x.yaml': '',
    });
    const names = entries.map(({ cluster }) => cluster);
    expect(names).toEqual(['shared', 'instances', 'flux-b']);
  });

  test('may be Kustomizations of different names', async () => {
    const other = documents(gitRepository('fleet'), kustomization('fleet', { path: './shared' }));
    const files = {
      'a/flux-system/gotk-sync.yaml': gotkSync('./shared'),
      'b/flux-system/gotk-sync.yaml': other,
      'shared/x.yaml': '',
    };
    expect((await told(files)).entries).toEqual([
      ['shared', 'a/flux-system/gotk-sync.yaml'],
      ['b', 'b/flux-system/gotk-sync.yaml'],
    ]);
  });
});
