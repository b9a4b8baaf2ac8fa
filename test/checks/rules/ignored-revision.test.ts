import { checkIgnoredRevisions } from '../../../lib/checks/rules/ignored-revision.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const judged = (kind: string, ref: JsonObject, version = '2.10') =>
  judge(checkIgnoredRevisions, { flux: version, objects: [flux(`${kind} apps/web`, { ref })] });

describe('a ref', () => {
  test.each<[string, JsonObject]>([
    ['GitRepository', {}],
    ['GitRepository', { branch: 'main' }],
    ['GitRepository', { tag: 'v1', branch: '' }],
    ['GitRepository', { branch: 'main', commit: '0123456' }],
    ['OCIRepository', { semver: '1.x' }],
    ['OCIRepository', { tag: '1.0', digest: '' }],
  ])('of %s is fine: %j', (kind, ref) => {
    expect(judged(kind, ref)).toEqual([]);
  });

  test.each<[string, JsonObject, string]>([
    ['GitRepository', { branch: 'main', semver: '1.x' }, 'takes "semver"; "branch" is ignored; leave it out'],
    ['GitRepository', { semver: '1.x', tag: 'v1' }, 'takes "tag"; "semver" is ignored; leave it out'],
    ['GitRepository', { tag: 'v1', name: 'refs/heads/main' }, 'takes "name"; "tag" is ignored; leave it out'],
    ['GitRepository', { branch: 'main', name: 'refs/x' }, 'takes "name"; "branch" is ignored; leave it out'],
    [
      'GitRepository',
      { branch: 'main', tag: 'v1', semver: '1.x', commit: '0123456' },
      'takes "commit"; "tag" and "semver" are ignored; leave them out',
    ],
    ['OCIRepository', { tag: '1.0', semver: '1.x' }, 'takes "semver"; "tag" is ignored; leave it out'],
    [
      'OCIRepository',
      { tag: '1.0', semver: '1.x', digest: 'sha256:0' },
      'takes "digest"; "semver" and "tag" are ignored; leave them out',
    ],
  ])('of %s says what is ignored: %j', (kind, ref, message) => {
    expect(judged(kind, ref)).toEqual([`warning FLX501 ${kind} "apps/web": spec.ref ${message}`]);
  });

  test('is not judged where it cannot be told: a tag beside a range before Flux 2.0', () => {
    expect(judged('GitRepository', { tag: 'v1', semver: '1.x' }, '0.41')).toEqual([]);
    expect(judged('GitRepository', { tag: 'v1', semver: '1.x' }, 'main')).toEqual([]);
    expect(judged('GitRepository', { tag: 'v1', semver: '1.x', branch: 'x' }, '0.41')).toEqual([
      'warning FLX501 GitRepository "apps/web": spec.ref takes "tag"; "branch" is ignored; leave it out',
    ]);
  });

  test('of another API is not judged', () => {
    const objects = [{ ...flux('GitRepository a/b', { ref: { tag: 'a', branch: 'b' } }), apiVersion: 'x.org/v1' }];
    expect(judge(checkIgnoredRevisions, { objects })).toEqual([]);
  });

  test('that is no map is not judged', () => {
    expect(judge(checkIgnoredRevisions, { objects: [flux('GitRepository a/b', { ref: ['x'] })] })).toEqual([]);
  });
});
