import { type Cluster, HelmChart, HelmRelease, HelmRepository, OCIRepository, Verification } from 'cdk8s-fluxcd';

import { fleetOf, messagesOf, specOf } from '../fleet/support.js';

const GITHUB = '^https://token\\.actions\\.githubusercontent\\.com$';

describe('Verification.keyless', () => {
  it('means texts exactly, and regular expressions as they are', () => {
    const verify = Verification.keyless(
      { issuer: 'https://accounts.example.org', subject: 'release@example.org' },
      { issuer: /example\.org/, subject: /^https:\/\/ci\.example\.org\/.*$/ },
    );
    expect(verify).toEqual({
      provider: 'cosign',
      matchOIDCIdentity: [
        { issuer: '^https://accounts\\.example\\.org$', subject: '^release@example\\.org$' },
        { issuer: 'example\\.org', subject: '^https://ci\\.example\\.org/.*$' },
      ],
    });
  });

  it('takes no flags, which would be lost', () => {
    expect(() => Verification.keyless({ issuer: /x/i, subject: 'y' })).toThrow(
      new Error('the regular expression /x/i has flags, which Flux does not take'),
    );
  });
});

describe('Verification.githubActions', () => {
  it.each<[string, Parameters<typeof Verification.githubActions>[0], string]>([
    [
      'any workflow of the repository, and of no other that begins like it',
      { repository: 'example/shop' },
      '^https://github\\.com/example/shop/\\.github/workflows/[^@]+@.*$',
    ],
    [
      'one workflow, for tags only',
      { repository: 'example/shop', workflow: 'release.yaml', ref: 'refs/tags/v*' },
      '^https://github\\.com/example/shop/\\.github/workflows/release\\.yaml@refs/tags/v.*$',
    ],
  ])('means %s', (_title, workflow, subject) => {
    expect(Verification.githubActions(workflow)).toEqual({
      provider: 'cosign',
      matchOIDCIdentity: [{ issuer: GITHUB, subject }],
    });
  });

  it.each<[string, boolean]>([
    ['https://github.com/example/shop/.github/workflows/release.yaml@refs/tags/v1.2.3', true],
    ['https://github.com/example/shop/.github/workflows/release.yaml@refs/heads/main', false],
    ['https://github.com/example/shop-2/.github/workflows/release.yaml@refs/tags/v1.2.3', false],
    ['https://github.com/example/shop/.github/workflows/releaseXyaml@refs/tags/v1.2.3', false],
    ['https://evil.example.org/https://github.com/example/shop/.github/workflows/release.yaml@refs/tags/v1', false],
  ])('for the tags of one workflow: %s is %s', (subject, accepted) => {
    const workflow = { repository: 'example/shop', workflow: 'release.yaml', ref: 'refs/tags/v*' };
    const [identity] = Verification.githubActions(workflow).matchOIDCIdentity;
    expect(new RegExp(identity?.subject ?? '').test(subject)).toBe(accepted);
  });
});

describe('A verification', () => {
  const verify = Verification.githubActions({ repository: 'example/shop' });
  const charts = (cluster: Cluster) => new HelmRepository(cluster, 'charts', { url: 'oci://example.org/charts' });

  it('is for artifacts and charts', () => {
    const app = fleetOf((cluster) => {
      new OCIRepository(cluster, 'a', { url: 'oci://example.org/a', verify });
      new HelmChart(cluster, 'b', { chart: 'b', sourceRef: charts(cluster), verify });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'OCIRepository', 'a').verify).toEqual(verify);
    expect(specOf(app, 'HelmChart', 'b').verify).toEqual(verify);
  });

  it('is not for the chart of a HelmRelease, where Flux knows no identities', () => {
    const app = fleetOf((cluster) => {
      new HelmRelease(cluster, 'c', { namespace: 'apps', chart: charts(cluster).chart('c', { verify }) });
    });
    expect(app.result().findings.map(({ code, path }) => [code, path])).toEqual([
      ['FLX109', 'spec.chart.spec.verify.matchOIDCIdentity'],
    ]);
  });
});

describe('OCIRepository.helmChart', () => {
  it('is the chart of a HelmRelease', () => {
    const app = fleetOf((cluster) => {
      const chartRef = OCIRepository.helmChart(cluster, 'web', {
        url: 'oci://example.org/web',
        ref: { semver: '1.x' },
      });
      new HelmRelease(cluster, 'release', { name: 'web', namespace: 'apps', chartRef });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'HelmRelease', 'web').chartRef).toEqual({
      kind: 'OCIRepository',
      name: 'web',
      namespace: 'flux-system',
    });
    expect(specOf(app, 'OCIRepository', 'web')).toEqual({
      interval: '5m',
      url: 'oci://example.org/web',
      layerSelector: { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' },
      ref: { semver: '1.x' },
    });
  });
});
