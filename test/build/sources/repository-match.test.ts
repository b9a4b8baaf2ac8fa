import type { RepositoryAtHand } from '../../../lib/build/repository-at-hand.js';
import { RepositoryMatcher } from '../../../lib/build/sources/repository-match.js';
import { pointerOf } from '../../../lib/build/sources/source-pointer.js';
import type { KubeObject } from '../../../lib/manifest/index.js';

import { branch, ENTRY_SOURCE, git, given, repository, source } from '../support/followed.js';

const FLEET = 'https://github.com/acme/fleet';
const INFRA = 'https://github.com/acme/infra';
const GIVE = 'give --repo NAME=DIR';

interface AtHand {
  readonly first?: Partial<RepositoryAtHand>;
  readonly others?: readonly RepositoryAtHand[];
  readonly entry?: KubeObject;
}

/** The name of the repository that a source points at, or why there is none. */
function match(object: KubeObject, { first = {}, others = [], entry = ENTRY_SOURCE }: AtHand = {}): string {
  const matcher = new RepositoryMatcher([repository([], first), ...others], pointerOf(entry));
  const found = matcher.match(pointerOf(object));
  if ('repository' in found) return found.repository.name;
  return found.hint === undefined ? found.problem : `${found.problem}; ${found.hint}`;
}

describe('the first repository', () => {
  test('is what the source of the entry points at, wherever Git says that it comes from', () => {
    expect(match(ENTRY_SOURCE)).toBe('.');
    expect(match(ENTRY_SOURCE, { first: { url: INFRA, branch: 'dev' } })).toBe('.');
    expect(match(ENTRY_SOURCE, { others: [given('flux-system')] })).toBe('.');
  });

  test.each([
    ['the same URL in another writing', { url: 'ssh://git@github.com/Acme/fleet.git', ref: { branch: 'main' } }],
    ['its branch as a reference', { url: FLEET, ref: { name: 'refs/heads/main' } }],
    ['its branch beside a commit that is empty', { url: FLEET, ref: { branch: 'main', commit: '' } }],
  ])('is what another source points at that has %s', (_, spec) => {
    expect(match(git('again', spec))).toBe('.');
  });

  test.each([
    [{ branch: 'dev' }, 'branch "dev"'],
    [{}, 'branch "master"'],
    [{ branch: 'main', tag: 'v1' }, 'tag "v1"'],
    [{ tag: 'v1', semver: '>=1.0.0' }, 'tag "v1"'],
    [{ semver: '>=1.0.0', branch: 'main' }, 'semver ">=1.0.0"'],
    [{ name: 'refs/tags/v1', tag: 'v2' }, 'tag "v1"'],
    [{ name: 'refs/pull/7/head', branch: 'main' }, 'reference "refs/pull/7/head"'],
    [{ commit: '4f1a5b1', name: 'refs/heads/main', branch: 'main' }, 'commit "4f1a5b1"'],
  ])('is another tree with the revision %j', (ref, revision) => {
    expect(match(git('other', { url: FLEET, ref }))).toBe(
      `is ${revision} of this repository, which is not at hand; ${GIVE}`,
    );
  });

  test('is where Git says that it comes from, on the branch that is checked out', () => {
    const entry = source('OCIRepository', 'flux-system', { url: 'oci://ghcr.io/acme/fleet' });
    const first = { url: FLEET, branch: 'main' };
    expect(match(branch('fleet', FLEET, 'main'), { first, entry })).toBe('.');
    expect(match(branch('fleet', FLEET, 'dev'), { first, entry })).toBe(
      `is branch "dev" of this repository, which is not at hand; ${GIVE}`,
    );
  });

  test.each(['', FLEET])('is both what the entry takes and what is checked out, with the URL "%s"', (url) => {
    const first = { url, branch: 'feature' };
    expect(match(branch('fleet', FLEET, 'main'), { first })).toBe('.');
    expect(match(branch('fleet', FLEET, 'feature'), { first })).toBe('.');
    expect(match(branch('fleet', FLEET, 'dev'), { first })).toBe(
      `is branch "dev" of this repository, which is not at hand; ${GIVE}`,
    );
  });

  test("is of a fork where Git says so: what is checked out is no branch of the entry's place", () => {
    const fork = 'https://github.com/ana/fleet';
    const first = { url: fork, branch: 'feature' };
    expect(match(branch('fleet', fork, 'feature'), { first })).toBe('.');
    expect(match(branch('fleet', FLEET, 'feature'), { first })).toBe(
      `is branch "feature" of this repository, which is not at hand; ${GIVE}`,
    );
  });
});

describe('a repository that is given', () => {
  test.each(['infra', 'flux-system/shared', 'shared', 'github.com/acme/infra', 'Infra'])(
    'is found by the name "%s"',
    (name) => {
      expect(match(branch('shared', INFRA, 'main'), { others: [given(name)] })).toBe(name);
    },
  );

  test.each(['infr', 'acme/infra', 'flux-system', 'other/shared', '.'])('is not found by the name "%s"', (name) => {
    expect(match(branch('shared', INFRA, 'main'), { others: [given(name)] })).toBe(
      `is ${INFRA}, which is not at hand; ${GIVE}`,
    );
  });

  test('is found by its URL and branch', () => {
    const others = [given('a', [], { url: INFRA, branch: 'dev' }), given('b', [], { url: INFRA, branch: 'main' })];
    expect(match(branch('shared', 'ssh://git@github.com/acme/infra', 'main'), { others })).toBe('b');
  });

  test('is taken as any branch where Git does not know its own', () => {
    expect(match(branch('shared', INFRA, 'main'), { others: [given('a', [], { url: INFRA })] })).toBe('a');
    expect(match(git('shared', { url: INFRA, ref: { tag: 'v1' } }), { others: [given('infra')] })).toBe('infra');
  });

  test('is another tree when its branch is another one, unless it has the name of the source', () => {
    const about = { url: INFRA, branch: 'main' };
    const dev = branch('shared', INFRA, 'dev');
    expect(match(dev, { others: [given('infra', [], about)] })).toBe(
      `is branch "dev" of ${INFRA}, of which only branch "main" is at hand; give --repo flux-system/shared=DIR`,
    );
    expect(match(dev, { others: [given('shared', [], about)] })).toBe('shared');
    expect(match(dev, { others: [given('flux-system/shared', [], about)] })).toBe('flux-system/shared');
  });

  test('beats the first repository where it has the name of the source', () => {
    expect(match(branch('copy', FLEET, 'main'), { others: [given('copy')] })).toBe('copy');
    expect(match(branch('copy', FLEET, 'dev'), { others: [given('copy')] })).toBe('copy');
  });

  test('is an OCI artifact by its URL or name, whatever its tag', () => {
    const spec = { url: 'oci://ghcr.io/acme/manifests', ref: { tag: 'stable' } };
    const artifact = source('OCIRepository', 'apps', spec);
    expect(match(artifact, { others: [given('manifests', [], { branch: 'main' })] })).toBe('manifests');
    expect(match(artifact, { others: [given('x', [], { url: 'oci://ghcr.io/acme/manifests' })] })).toBe('x');
    expect(match(artifact)).toBe(`is oci://ghcr.io/acme/manifests, which is not at hand; ${GIVE}`);
  });

  test('is a bucket by its endpoint and name', () => {
    const bucket = source('Bucket', 'apps', { endpoint: 's3.example.org', bucketName: 'manifests' });
    expect(match(bucket, { others: [given('manifests')] })).toBe('manifests');
    expect(match(bucket, { others: [given('s3.example.org/manifests')] })).toBe('s3.example.org/manifests');
    expect(match(bucket)).toBe(`is s3.example.org/manifests, which is not at hand; ${GIVE}`);
  });
});

describe('other tags of the artifact that the entry builds from', () => {
  const entry = source('OCIRepository', 'flux-system', { url: 'oci://ghcr.io/acme/fleet' });
  const artifact = (ref: Record<string, string>) =>
    source('OCIRepository', 'apps', { url: 'oci://ghcr.io/acme/fleet', ref });

  test('are other trees', () => {
    expect(match(artifact({ tag: 'latest' }), { entry })).toBe('.');
    expect(match(artifact({ tag: 'stable' }), { entry })).toBe(
      `is tag "stable" of this repository, which is not at hand; ${GIVE}`,
    );
    expect(match(artifact({ tag: 'latest', semver: '>=1', semverFilter: '.*-rc' }), { entry })).toBe(
      `is semver ">=1 of .*-rc" of this repository, which is not at hand; ${GIVE}`,
    );
    expect(match(artifact({ tag: 'latest', digest: 'sha256:ab' }), { entry })).toBe(
      `is digest "sha256:ab" of this repository, which is not at hand; ${GIVE}`,
    );
  });
});

describe('a URL', () => {
  test.each(['bot:hunter2', 'hunter2'])('is named without "%s" in it', (userInfo) => {
    const url = `https://${userInfo}@git.example.org/acme/infra`;
    expect(match(git('shared', { url }))).toBe(`is https://git.example.org/acme/infra, which is not at hand; ${GIVE}`);
  });

  test('is needed', () => {
    expect(match(git('shared'), { others: [given('infra')] })).toBe('has no URL that could be followed');
  });
});
