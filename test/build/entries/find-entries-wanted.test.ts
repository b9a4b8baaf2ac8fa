import { describeWithEngine } from '../../support/engine.js';

import { CONFIG_MAP, gotkSync } from '../support/entry-files.js';
import { type Circumstances, entryFinder } from '../support/found-entries.js';

const find = entryFinder();

const FILES = {
  'clusters/prod/flux-system/gotk-sync.yaml': gotkSync('./clusters/prod'),
  'clusters/staging/flux-system/gotk-sync.yaml': gotkSync('./clusters/staging'),
  'clusters/staging/flux-system/gotk-components.yaml': '# Flux Version: v2.6.4\n',
  'deploy/edge/settings.yaml': CONFIG_MAP,
  'deploy/edge/flux-system/gotk-components.yaml': '# Flux Version: v2.7.0\n',
};

const told = async (wanted: readonly string[], about: Circumstances = {}) => {
  const { entries, findings } = await find(FILES, { ...about, wanted });
  return { entries: entries.map(({ cluster, path, flux }) => [cluster, path, flux]), findings };
};

describeWithEngine('a wanted cluster', () => {
  test.each(['clusters/staging', './clusters/staging', 'clusters/staging/', '/clusters//staging'])(
    'is the entry of that folder, written "%s"',
    async (wanted) => {
      expect(await told([wanted])).toEqual({ entries: [['staging', 'clusters/staging', '2.6']], findings: [] });
    },
  );

  test('may be any folder: the entry is what bootstrap would make there', async () => {
    expect(await told(['deploy/edge'])).toEqual({ entries: [['edge', 'deploy/edge', '2.7']], findings: [] });
  });

  test('may be the root', async () => {
    expect(await told(['.'], { url: 'git@git.example.com:org/fleet.git' })).toEqual({
      entries: [['fleet', '', '']],
      findings: [],
    });
  });

  test('is spoken of by its folder, as the user wrote it', async () => {
    const originOf = async (about: Circumstances) => (await find(FILES, about)).entries.map(({ origin }) => origin);
    expect(await originOf({ wanted: ['deploy/edge'], shown: '../fleet' })).toEqual([{ file: '../fleet/deploy/edge' }]);
    expect(await originOf({ wanted: ['.'] })).toEqual([{ file: '.' }]);
  });

  test('may be named from the top of the repository where artifacts begin below it', async () => {
    const { entries } = await find(
      { 'deploy/edge/settings.yaml': CONFIG_MAP },
      { root: 'deploy', wanted: ['deploy/edge'] },
    );
    expect(entries.map(({ path }) => path)).toEqual(['edge']);
  });

  test('is one of several, sorted and once each', async () => {
    const { entries } = await told(['deploy/edge', 'clusters/prod', './deploy/edge/']);
    expect(entries.map(([, path]) => path)).toEqual(['clusters/prod', 'deploy/edge']);
  });

  test('is no folder that does not exist', async () => {
    expect(await told(['clusters/prd'])).toEqual({
      entries: [],
      findings: ['error FLX609 cluster "clusters/prd": is no folder of the repository; did you mean "clusters/prod"?'],
    });
    expect(await told(['edge'])).toEqual({
      entries: [],
      findings: [
        'error FLX609 cluster "edge": is no folder of the repository; there are entries in "clusters/prod" and "clusters/staging"',
      ],
    });
  });

  test('has the findings about its own files only', async () => {
    const broken = { 'deploy/edge/flux-system/gotk-sync.yaml': '{' };
    const about = async (wanted: string) => (await find({ ...FILES, ...broken }, { wanted: [wanted] })).findings.length;
    expect([await about('clusters/prod'), await about('deploy/edge')]).toEqual([0, 1]);
  });
});

describeWithEngine('the name of a cluster', () => {
  const namesOf = async (...paths: readonly string[]) => {
    const files = paths.map((path) => [`${path}/flux-system/gotk-sync.yaml`, gotkSync(path)]);
    return (await find(Object.fromEntries(files))).entries.map(({ cluster }) => cluster);
  };

  test('is the last segment of its folder that tells it from the others', async () => {
    expect(await namesOf('clusters/prod', 'clusters/staging')).toEqual(['prod', 'staging']);
    expect(await namesOf('eu/flux/cluster', 'us/flux/cluster')).toEqual(['eu', 'us']);
    expect(await namesOf('a/prod', 'a/staging', 'b/prod')).toEqual(['a/prod', 'staging', 'b']);
  });

  test('is the whole folder where no segment is its own', async () => {
    expect(await namesOf('a/x', 'a/y', 'b/x', 'b/y')).toEqual(['a/x', 'a/y', 'b/x', 'b/y']);
  });

  test('does not depend on which clusters are wanted', async () => {
    const files = {
      'eu/cluster/flux-system/gotk-sync.yaml': gotkSync('eu/cluster'),
      'us/cluster/flux-system/gotk-sync.yaml': gotkSync('us/cluster'),
    };
    expect((await find(files, { wanted: ['eu/cluster'] })).entries.map(({ cluster }) => cluster)).toEqual(['eu']);
  });
});

describeWithEngine('a word for a cluster', () => {
  test('may be its name', async () => {
    expect((await told(['staging'])).entries).toEqual([['staging', 'clusters/staging', '2.6']]);
  });

  test('leads nowhere outside the repository', async () => {
    expect((await told(['../clusters/staging'])).entries).toEqual([]);
  });
});
