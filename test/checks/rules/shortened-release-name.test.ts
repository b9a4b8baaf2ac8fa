import { checkShortenedReleaseNames } from '../../../lib/checks/rules/shortened-release-name.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const judged = (name: string, spec: JsonObject = {}, version = '2.10') =>
  judge(checkShortenedReleaseNames, { flux: version, objects: [flux(`HelmRelease apps/${name}`, spec)] });

describe('the name of a release', () => {
  test.each<[string, JsonObject]>([
    ['a'.repeat(53), {}],
    ['a'.repeat(49), { targetNamespace: 'web' }],
    ['a'.repeat(60), { releaseName: 'web' }],
  ])('is as it is written: %s %j', (name, spec) => {
    expect(judged(name, spec)).toEqual([]);
  });

  test('is not judged before Flux 2.2', () => {
    expect(judged('a'.repeat(60), {}, '2.1')).toEqual([]);
  });

  test('is shortened beyond 53 bytes', () => {
    const [name, kept] = ['a'.repeat(54), 'a'.repeat(40)];
    expect(judged(name)).toEqual([
      `warning FLX506 HelmRelease "apps/${name}": metadata.name makes the release name "${name}" of 54 characters, which Flux shortens to "${kept}-" and 12 digits of a hash; write a "releaseName"`,
    ]);
  });

  test('counts the target namespace', () => {
    const [name, kept] = ['a'.repeat(50), 'a'.repeat(36)];
    expect(judged(name, { targetNamespace: 'web' })).toEqual([
      `warning FLX506 HelmRelease "apps/${name}": metadata.name makes the release name "web-${name}" of 54 characters, which Flux shortens to "web-${kept}-" and 12 digits of a hash; write a "releaseName"`,
    ]);
  });
});
