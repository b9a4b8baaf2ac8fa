import type { Engine } from '../../../lib/engine/index.js';
import type { JsonObject } from '../../../lib/manifest/index.js';
import { describeWithEngine, openTestEngine } from '../../support/engine.js';

import { buildFiles, type Files, findingsOf } from '../support/given-files.js';
import { bootstrapped, documents, fluxKustomization, gitRepository } from '../support/manifests.js';

const FLEET = { kind: 'GitRepository', name: 'flux-system', namespace: 'flux-system' };
const OWN = { ...FLEET, repository: '.' };

function helmRelease(name: string, spec: JsonObject, version = 'v2'): JsonObject {
  const metadata = { name, namespace: 'apps' };
  return { apiVersion: `helm.toolkit.fluxcd.io/${version}`, kind: 'HelmRelease', metadata, spec };
}

/** A HelmRelease with a chart of its own. */
function charted(name: string, spec: JsonObject): JsonObject {
  return helmRelease(name, { chart: { spec } });
}

function helmChart(name: string, spec: JsonObject): JsonObject {
  const metadata = { name, namespace: 'flux-system' };
  return { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'HelmChart', metadata, spec };
}

function helmRepository(namespace: string): JsonObject {
  const metadata = { name: 'charts', namespace };
  return { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'HelmRepository', metadata, spec: {} };
}

describeWithEngine('HelmReleases of a cluster', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openTestEngine();
  });
  afterAll(() => engine.close());

  /** Of a Kustomization `apps` that applies these objects, beside these files. */
  async function built(objects: readonly JsonObject[], files: Files = {}) {
    const fleet = await buildFiles(engine, {
      ...bootstrapped('clusters/one'),
      'clusters/one/apps.yaml': documents(fluxKustomization('apps', { path: './apps' })),
      'apps/all.yaml': documents(...objects),
      ...files,
    });
    return { releases: fleet.model.clusters[0]?.releases, findings: findingsOf(fleet) };
  }

  async function releaseOf(...objects: readonly JsonObject[]) {
    const { releases } = await built(objects);
    expect(releases).toHaveLength(1);
    return releases?.[0];
  }

  test('are listed by key, with the Kustomization that applies them', async () => {
    const sourceRef = { kind: 'HelmRepository', name: 'charts' };
    const { releases, findings } = await built([
      charted('web', { chart: 'web', version: '1.x', sourceRef }),
      charted('db', { chart: 'db', sourceRef: { ...sourceRef, namespace: 'shared' } }),
      helmRepository('apps'),
      helmRepository('shared'),
    ]);
    const charts = { kind: 'HelmRepository', name: 'charts', repository: '' };
    expect(findings).toEqual([]);
    expect(releases).toEqual([
      {
        key: 'apps/db',
        owner: 'flux-system/apps',
        source: { ...charts, namespace: 'shared' },
        chart: 'db',
        version: '*',
      },
      {
        key: 'apps/web',
        owner: 'flux-system/apps',
        source: { ...charts, namespace: 'apps' },
        chart: 'web',
        version: '1.x',
      },
    ]);
  });

  test('take a chart at a path in the version that lies there', async () => {
    const release = charted('web', { chart: './charts/web', version: '1.x', sourceRef: FLEET });
    expect(await releaseOf(release)).toMatchObject({ source: OWN, chart: './charts/web', version: '' });
  });

  test('refer to a source that is the chart', async () => {
    const chartRef = { kind: 'OCIRepository', name: 'web' };
    const source = { kind: 'OCIRepository', namespace: 'apps', name: 'web', repository: '' };
    expect(await releaseOf(helmRelease('web', { chartRef }))).toMatchObject({ source, chart: '', version: '' });
  });

  test('refer to a HelmChart, and take what that takes', async () => {
    const chartRef = { kind: 'HelmChart', name: 'web', namespace: 'flux-system' };
    const release = helmRelease('web', { chartRef });
    const sourceRef = { kind: 'HelmRepository', name: 'charts' };
    expect(await releaseOf(release, helmChart('web', { chart: 'web', version: '2.1.0', sourceRef }))).toMatchObject({
      source: { kind: 'HelmRepository', namespace: 'flux-system', name: 'charts', repository: '' },
      chart: 'web',
      version: '2.1.0',
    });
    expect(await releaseOf(release)).toMatchObject({ source: { ...chartRef, repository: '' }, chart: '' });
  });

  test('are known in every version', async () => {
    const sourceRef = { kind: 'HelmRepository', name: 'charts' };
    expect(
      await releaseOf(helmRelease('web', { chart: { spec: { chart: 'web', sourceRef } } }, 'v2beta1')),
    ).toMatchObject({ key: 'apps/web', chart: 'web' });
  });

  describe('with a source that nothing declares', () => {
    const release = charted('web', { chart: 'web', sourceRef: { kind: 'HelmRepository', name: 'chart' } });

    test('are errors', async () => {
      const chartRef = { kind: 'HelmChart', name: 'web' };
      expect((await built([release, helmRepository('apps'), helmRelease('db', { chartRef })])).findings).toEqual([
        'error FLX603 HelmRelease "apps/db": spec.chartRef names HelmChart "apps/web", which nothing in the cluster declares',
        'error FLX603 HelmRelease "apps/web": spec.chart.spec.sourceRef names HelmRepository "apps/chart", which nothing in the cluster declares; did you mean "apps/charts"?',
      ]);
    });

    test('are unknown where something unread may bring it', async () => {
      const metadata = { name: 'tenants', namespace: 'flux-system' };
      const templates = { apiVersion: 'fluxcd.controlplane.io/v1', kind: 'ResourceSet', metadata, spec: {} };
      expect((await built([release, templates])).findings).toContain(
        'unknown FLX604 HelmRepository "apps/chart": is declared nowhere, but may come from ResourceSet "flux-system/tenants"',
      );
    });

    test('are told nothing where a variable names it', async () => {
      const sourceRef = { kind: 'HelmRepository', name: `\${CHARTS}` };
      expect((await built([charted('web', { chart: 'web', sourceRef })])).findings).toEqual([]);
    });
  });

  describe('with a chart at a path', () => {
    const findingsFor = async (objects: readonly JsonObject[], files: Files = {}) =>
      (await built(objects, files)).findings;
    const chart = (path: string) => charted('web', { chart: path, sourceRef: FLEET });
    const files = { 'charts/web/Chart.yaml': 'name: web' };

    test.each(['charts/web', './charts/web/', '/charts/web', '../charts/web'])('find it at "%s"', async (path) => {
      expect(await findingsFor([chart(path)], files)).toEqual([]);
    });

    test('find it packed, and in the root', async () => {
      expect(await findingsFor([chart('charts/web.tgz')], { 'charts/web.tgz': 'packed' })).toEqual([]);
      expect(await findingsFor([chart('.')], { 'Chart.yaml': 'name: fleet' })).toEqual([]);
    });

    test('must have it', async () => {
      expect(await findingsFor([chart('charts/wbe')], files)).toEqual([
        'error FLX614 HelmRelease "apps/web": spec.chart.spec.chart "charts/wbe" is no chart in GitRepository "flux-system/flux-system": there is no "charts/wbe/Chart.yaml"; did you mean "charts/web"?',
      ]);
    });

    test('must have it behind a HelmChart too', async () => {
      const chartRef = { kind: 'HelmChart', name: 'web', namespace: 'flux-system' };
      const objects = [
        helmRelease('one', { chartRef }),
        helmRelease('two', { chartRef }),
        helmChart('web', { chart: 'charts', sourceRef: { kind: 'GitRepository', name: 'flux-system' } }),
      ];
      expect(await findingsFor(objects, files)).toEqual([
        'error FLX614 HelmChart "flux-system/web": spec.chart "charts" is no chart in GitRepository "flux-system/flux-system": there is no "charts/Chart.yaml"',
      ]);
    });

    test('need not have it where it depends on variables, or the source is not at hand', async () => {
      const sourceRef = { kind: 'GitRepository', name: 'far' };
      const open = charted('open', { chart: `charts/\${CHART}`, sourceRef: FLEET });
      const far = gitRepository('far', { url: 'https://example.org/far' });
      const namespaced = { ...far, metadata: { name: 'far', namespace: 'apps' } };
      const release = charted('far', { chart: 'charts/web', sourceRef });
      expect(await findingsFor([open, release, namespaced])).toEqual([]);
    });
  });
});
