import { Lazy } from 'cdk8s';
import {
  ArtifactGenerator,
  type ArtifactGeneratorProps,
  type Cluster,
  GitRepository,
  HelmChart,
  HelmRelease,
  Kustomization,
  OCIRepository,
} from 'cdk8s-fluxcd';

import { fleetOf, messagesOf, objectOf, specOf } from '../fleet/support.js';

/** A valid name that is too long for an alias. */
const LONG = `${'a'.repeat(62)}-b`;
const ARTIFACTS = [{ name: 'shop', copy: [{ from: '@app/deploy/**', to: '@artifact/' }] }];

function git(cluster: Cluster, id: string, props: object = {}): GitRepository {
  return new GitRepository(cluster, id, { url: `https://example.org/${id}`, ...props });
}

/** The `sources` of one ArtifactGenerator as they are written. */
function written(sources: (cluster: Cluster) => ArtifactGeneratorProps['sources']): unknown {
  const app = fleetOf((cluster) => {
    new ArtifactGenerator(cluster, 'it', { sources: sources(cluster), artifacts: ARTIFACTS });
  });
  expect(messagesOf(app)).toEqual([]);
  return specOf(app, 'ArtifactGenerator', 'it').sources;
}

/** What making one throws. */
function misuseOf(sources: (cluster: Cluster) => unknown): unknown {
  let error: unknown;
  fleetOf((cluster) => {
    try {
      const props = { sources: sources(cluster), artifacts: ARTIFACTS };
      new ArtifactGenerator(cluster, 'it', props as ArtifactGeneratorProps);
    } catch (caught) {
      error = caught;
    }
  });
  return error;
}

describe('An ArtifactGenerator', () => {
  it('is written in the order people write it', () => {
    const app = fleetOf((cluster) => {
      new ArtifactGenerator(cluster, 'it', {
        artifacts: ARTIFACTS,
        sources: { app: git(cluster, 'app') },
        commonMetadata: { labels: { team: 'shop' } },
      });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(JSON.stringify(objectOf(app, 'ArtifactGenerator', 'it'))).toBe(
      JSON.stringify({
        apiVersion: 'source.extensions.fluxcd.io/v1beta1',
        kind: 'ArtifactGenerator',
        metadata: { name: 'it', namespace: 'flux-system' },
        spec: {
          commonMetadata: { labels: { team: 'shop' } },
          sources: [{ alias: 'app', kind: 'GitRepository', name: 'app' }],
          artifacts: ARTIFACTS,
        },
      }),
    );
  });

  it('needs Flux 2.7', () => {
    const build = (cluster: Cluster) => new ArtifactGenerator(cluster, 'it', { sources: [], artifacts: ARTIFACTS });
    expect(() => fleetOf(build, { cluster: { flux: '2.6' } })).toThrow(
      new Error('"staging/it": Flux 2.6 has no ArtifactGenerator'),
    );
  });
});

describe('The sources of an ArtifactGenerator', () => {
  it('are given by alias', () => {
    const sources = written((cluster) => ({
      app: git(cluster, 'shop'),
      config: new OCIRepository(cluster, 'config', { url: 'oci://example.org/config', namespace: 'team' }),
      known: GitRepository.fromName(cluster, 'x', { name: 'other' }),
      literal: { kind: 'GitRepository', name: 'shop', namespace: 'flux-system' },
    }));
    expect(sources).toEqual([
      { alias: 'app', kind: 'GitRepository', name: 'shop' },
      { alias: 'config', kind: 'OCIRepository', name: 'config', namespace: 'team' },
      { alias: 'known', kind: 'GitRepository', name: 'other' },
      { alias: 'literal', kind: 'GitRepository', name: 'shop', namespace: 'flux-system' },
    ]);
  });

  it('are given as a list, as Flux writes them or with the name as alias', () => {
    const sources = written((cluster) => [
      git(cluster, 'app'),
      git(cluster, 'long', { name: LONG }),
      { alias: 'same', kind: 'GitRepository', name: 'app' },
    ]);
    expect(sources).toEqual([
      { alias: 'app', kind: 'GitRepository', name: 'app' },
      { alias: 'a'.repeat(62), kind: 'GitRepository', name: LONG },
      { alias: 'same', kind: 'GitRepository', name: 'app' },
    ]);
  });

  it('may be only known in the end', () => {
    const source = { alias: 'app', kind: 'GitRepository', name: 'app' };
    const app = fleetOf((cluster) => {
      git(cluster, 'app');
      const sources = Lazy.any({ produce: () => [source] }) as ArtifactGeneratorProps['sources'];
      new ArtifactGenerator(cluster, 'it', { sources, artifacts: ARTIFACTS });
    });
    expect(specOf(app, 'ArtifactGenerator', 'it').sources).toEqual([source]);
  });

  it('may be charts and the artifacts of others', () => {
    const sources = written((cluster) => {
      const chart = new HelmChart(cluster, 'chart', { chart: './c', sourceRef: git(cluster, 'git') });
      const first = new ArtifactGenerator(cluster, 'first', {
        sources: { app: git(cluster, 'app') },
        artifacts: ARTIFACTS,
      });
      return { chart, app: first.artifact('shop') };
    });
    expect(sources).toEqual([
      { alias: 'chart', kind: 'HelmChart', name: 'chart' },
      { alias: 'app', kind: 'ExternalArtifact', name: 'shop' },
    ]);
  });

  it.each<[string, (cluster: Cluster) => unknown, string]>([
    [
      'an alias twice',
      (cluster) => [git(cluster, 'app'), OCIRepository.fromName(cluster, 'x', { name: 'app' })],
      '"sources[1]" has the alias "app", as "sources[0]" has; give each one of its own, as in "sources: { a: source, b: source }"',
    ],
    [
      'what is no source',
      (cluster) => ({ app: HelmRelease.fromName(cluster, 'web', { name: 'web', namespace: 'apps' }) }),
      '"sources.app" is "staging/web", which is no source; give a source, such as a GitRepository, or its "kind" and "name"',
    ],
    [
      'nothing in the list',
      () => [undefined],
      '"sources[0]" is missing; give a source, such as a GitRepository, or its "kind" and "name"',
    ],
    [
      'a source alone',
      (cluster) => git(cluster, 'app'),
      '"sources" is a GitRepository; give sources by alias, such as "{ app: source }"',
    ],
    ['nothing', () => undefined, '"sources" is undefined; give sources by alias, such as "{ app: source }"'],
  ])('are not %s', (_title, sources, message) => {
    expect(misuseOf(sources)).toEqual(new Error(`"staging/it": ${message}`));
  });
});

describe('An artifact of an ArtifactGenerator', () => {
  function generator(cluster: Cluster, props: object = {}): ArtifactGenerator {
    return new ArtifactGenerator(cluster, 'it', {
      sources: { app: git(cluster, 'app') },
      artifacts: ARTIFACTS,
      ...props,
    });
  }

  it('is the source of a Kustomization, in the namespace of the generator', () => {
    const app = fleetOf((cluster) => {
      const it = generator(cluster, { namespace: 'team' });
      expect(it.artifact('shop')).toBe(it.artifact('shop'));
      new Kustomization(cluster, 'shop', {
        sourceRef: it.artifact('shop'),
        path: './',
        dependsOn: [it.artifact('shop')],
      });
    });
    expect(messagesOf(app)).toEqual([]);
    const { sourceRef, dependsOn } = specOf(app, 'Kustomization', 'shop');
    expect(sourceRef).toEqual({ kind: 'ExternalArtifact', name: 'shop', namespace: 'team' });
    expect(dependsOn).toBeUndefined();
  });

  it('is the chart of a HelmRelease', () => {
    const app = fleetOf((cluster) => {
      new HelmRelease(cluster, 'shop', { namespace: 'apps', chartRef: generator(cluster).artifact('shop') });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'HelmRelease', 'shop').chartRef).toEqual({
      kind: 'ExternalArtifact',
      name: 'shop',
      namespace: 'flux-system',
    });
  });

  it('may be one of many that a pattern makes', () => {
    const artifacts = [{ name: '{app}.v1', copy: [{ from: '@app/{app}/**', to: '@artifact/' }] }];
    const app = fleetOf((cluster) => {
      const it = generator(cluster, { pathPattern: '@app/{app}', artifacts });
      new Kustomization(cluster, 'shop', { sourceRef: it.artifact('shop.v1'), path: './' });
      expect(() => it.artifact('shop-v1')).toThrow(
        new Error('"staging/it": makes no artifact "shop-v1", only "{app}.v1"'),
      );
    });
    expect(messagesOf(app)).toEqual([]);
  });

  it('is believed to be there where the artifacts are only known in the end', () => {
    const app = fleetOf((cluster) => {
      const it = generator(cluster, { artifacts: Lazy.any({ produce: () => ARTIFACTS }) });
      new Kustomization(cluster, 'shop', { sourceRef: it.artifact('shop'), path: './' });
    });
    expect(messagesOf(app)).toEqual([]);
  });

  it('must be one that it makes', () => {
    fleetOf((cluster) => {
      const message = '"staging/it": makes no artifact "shpo", only "shop"; did you mean "shop"?';
      expect(() => generator(cluster).artifact('shpo')).toThrow(new Error(message));
    });
  });
});
