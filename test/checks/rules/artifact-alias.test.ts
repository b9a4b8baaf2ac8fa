import { checkArtifactAliases } from '../../../lib/checks/rules/artifact-alias.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const source = (alias: string) => ({ alias, kind: 'GitRepository', name: alias });
const sources = [source('app'), source('config')];
const artifact = (name: string, from: string, more: JsonObject = {}) => ({
  name,
  copy: [{ from, to: '@artifact/' }],
  ...more,
});
const judged = (spec: JsonObject) =>
  judge(checkArtifactAliases, { objects: [flux('ArtifactGenerator apps/web', { sources, ...spec })] });

const finding = (text: string) => `error FLX524 ArtifactGenerator "apps/web": spec.${text}`;

describe('the sources of an artifact', () => {
  test.each<[JsonObject]>([
    [
      {
        artifacts: [
          artifact('a', '@app/**'),
          artifact('b', '@config/**', { revision: '@app', originRevision: '@app' }),
        ],
      },
    ],
    [{ artifacts: [artifact('{app}', '@app/{app}/**')], pathPattern: '@app/{app}' }],
    [{ artifacts: [artifact('a', 'app/**')] }],
    [{ artifacts: [artifact('a', '@x/**')], sources: [] }],
    [{ artifacts: 'x', sources: ['x'] }],
  ])('are fine, or for the schema to judge: %j', (spec) => {
    expect(judged(spec)).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ['pathPattern "@ap/x"', { pathPattern: '@ap/x' }],
    ['artifacts[0].revision "@ap"', { artifacts: [artifact('a', '@app/x', { revision: '@ap' })] }],
    ['artifacts[0].originRevision "@ap"', { artifacts: [artifact('a', '@app/x', { originRevision: '@ap' })] }],
    ['artifacts[0].copy[0].from "@ap/x"', { artifacts: [artifact('a', '@ap/x')] }],
  ])('have an alias: %s', (field, spec) => {
    expect(judged(spec)).toEqual([
      finding(`${field} is of the source "ap", which is none of "app" and "config"; did you mean "app"?`),
    ]);
  });

  test('have an alias, whatever it may have been meant to be', () => {
    expect(judged({ pathPattern: '@infrastructure/x' })).toEqual([
      finding(
        'pathPattern "@infrastructure/x" is of the source "infrastructure", which is none of "app" and "config"; write the alias of a source',
      ),
    ]);
  });

  test('have an alias each', () => {
    expect(judged({ sources: [source('app'), source('app')] })).toEqual([
      finding('sources[1].alias "app" is that of spec.sources[0].alias too; give one of them another'),
    ]);
  });
});

test('artifacts have a name each', () => {
  expect(judged({ artifacts: [artifact('a', '@app/x'), artifact('b', '@app/x'), artifact('a', '@app/y')] })).toEqual([
    finding('artifacts[2].name "a" is that of spec.artifacts[0].name too; give one of them another'),
  ]);
});
