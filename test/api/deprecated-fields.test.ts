import { deprecatedFields, FLUX_KINDS, FLUX_MINORS, lifetimesOf, successorOf } from '../../lib/api/index.js';

const V2 = 'helm.toolkit.fluxcd.io/v2';

describe('Deprecated fields', () => {
  test('are those of a version at a Flux minor', () => {
    expect(deprecatedFields('HelmRelease', V2, '2.7')).toEqual(['spec.install.skipCRDs']);
    expect(deprecatedFields('HelmRelease', V2, '2.8')).toEqual(['spec.install.skipCRDs', 'spec.rollback.recreate']);
  });

  test('are none where the Flux does not serve the version, or Flux has no such kind', () => {
    expect(deprecatedFields('HelmRelease', V2, '2.2')).toEqual([]);
    expect(deprecatedFields('Deployment', 'apps/v1', '2.10')).toEqual([]);
  });

  test('are the same list for the same question', () => {
    expect(deprecatedFields('HelmRelease', V2, '2.8')).toBe(deprecatedFields('HelmRelease', V2, '2.8'));
  });

  const rows = FLUX_KINDS.flatMap(({ kind, group, versions }) =>
    versions.flatMap(({ version }) =>
      FLUX_MINORS.flatMap((minor) =>
        deprecatedFields(kind, `${group}/${version}`, minor).map((path) => ({ kind, version, minor, path })),
      ),
    ),
  );

  test('are 17 in all versions of all kinds', () => {
    expect(new Set(rows.map(({ kind, version, path }) => `${kind} ${version} ${path}`)).size).toBe(17);
  });

  test('have a successor in the same version, or advice', () => {
    const lost = rows.filter(({ kind, version, minor, path }) => {
      const { successor, advice } = successorOf(kind, path) ?? {};
      if (successor === undefined) return advice === undefined;
      const own = lifetimesOf(kind, successor).find(({ apiVersion }) => apiVersion.endsWith(`/${version}`));
      return own?.minors.includes(minor) !== true;
    });
    expect(lost).toEqual([]);
  });
});
