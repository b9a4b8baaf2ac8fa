import { type ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  Alert,
  Bucket,
  type Cluster,
  ExternalArtifact,
  Folder,
  GitRepository,
  HelmRelease,
  ImageRepository,
  type IProvider,
  Kustomization,
  Provider,
} from 'cdk8s-fluxcd';

import { clustersOf, configMap, filled, fleetOf, messagesOf, objectOf, specOf } from '../fleet/support.js';

const API_VERSION = 'notification.toolkit.fluxcd.io/v1beta3';
const FLUX = { namespace: 'flux-system', name: 'flux-system' };
const URL = 'https://example.org/x';
const CHART = {
  spec: { chart: 'x', sourceRef: { kind: 'GitRepository', name: 'flux-system', namespace: 'flux-system' } },
} as const;

function slack(scope: Construct): Provider {
  return Provider.slack(scope, 'slack', { secretRef: { name: 'slack' } });
}

/** What an Alert watches in the end, in a fleet without findings. */
function sourcesOf(build: (alert: Alert, cluster: Cluster) => void, flux = '2.10'): unknown {
  const app = fleetOf((cluster) => build(new Alert(cluster, 'it', { providerRef: slack(cluster) }), cluster), {
    cluster: { flux },
  });
  expect(messagesOf(app)).toEqual([]);
  return specOf(app, 'Alert', 'it').eventSources;
}

describe('An Alert', () => {
  it('is one object', () => {
    const app = fleetOf((cluster) => {
      new Alert(cluster, 'it', {
        eventSources: [
          new GitRepository(cluster, 'git', { url: URL }),
          { kind: 'HelmRelease', name: '*', namespace: 'apps' },
        ],
        eventSeverity: 'error',
        eventMetadata: { cluster: 'staging' },
        inclusionList: ['.*failed.*'],
        exclusionList: ['timeout'],
        providerRef: slack(cluster),
      });
    });
    expect(objectOf(app, 'Alert', 'it')).toEqual({
      apiVersion: API_VERSION,
      kind: 'Alert',
      metadata: { name: 'it', namespace: 'flux-system' },
      spec: {
        providerRef: { name: 'slack' },
        eventSeverity: 'error',
        eventMetadata: { cluster: 'staging' },
        eventSources: [
          { kind: 'GitRepository', name: 'git' },
          { kind: 'HelmRelease', name: '*', namespace: 'apps' },
        ],
        inclusionList: ['.*failed.*'],
        exclusionList: ['timeout'],
      },
    });
  });

  it('shows what it watches in toJson() too', () => {
    fleetOf((cluster) => {
      const alert = new Alert(cluster, 'it', { providerRef: slack(cluster) });
      alert.watch(new GitRepository(cluster, 'git', { url: URL }));
      const { spec } = (alert.node.defaultChild as ApiObject).toJson();
      expect(spec.eventSources).toEqual([{ kind: 'GitRepository', name: 'git' }]);
    });
  });

  it('lives beside its Provider', () => {
    fleetOf((cluster) => {
      const providerRef = Provider.fromName(cluster, 'team', { name: 'slack', namespace: 'team' });
      expect(new Alert(cluster, 'it', { providerRef }).ref.namespace).toBe('team');
      expect(new Alert(cluster, 'by-name', { providerRef: { name: 'slack' } }).ref.namespace).toBe('flux-system');
    });
  });

  it('cannot live elsewhere', () => {
    const where = 'is in namespace "flux-system", and Flux looks for it in "team" only';
    const error = new Error(`"staging/it": "providerRef": Provider "slack" ${where}`);
    fleetOf((cluster) => {
      const providerRef: IProvider = slack(cluster);
      expect(() => new Alert(cluster, 'it', { providerRef, namespace: 'team' })).toThrow(error);
    });
  });

  it('lives in the namespace of the Folder around it', () => {
    fleetOf((cluster) => {
      const folder = new Folder(new Kustomization(cluster, 'apps'), 'folder', { namespace: 'team' });
      const alert = new Alert(folder, 'it', { providerRef: { name: 'slack' } });
      expect(alert.ref.namespace).toBe('team');
    });
  });

  it('may be one that this app does not make', () => {
    fleetOf((cluster) => {
      const { ref } = Alert.fromName(cluster, 'it', { name: 'other' });
      expect(ref).toEqual({ apiVersion: API_VERSION, kind: 'Alert', namespace: 'flux-system', name: 'other' });
    });
  });

  it('takes kinds that an old Flux does not take, which is an error there', () => {
    const build = (cluster: Cluster) => {
      const alert = new Alert(cluster, 'it', { providerRef: slack(cluster) });
      alert.watchAll('ExternalArtifact');
    };
    const { findings } = fleetOf(build, { cluster: { flux: '2.7' } }).result();
    expect(findings).toMatchObject([{ code: 'FLX202', path: 'spec.eventSources[0].kind' }]);
  });

  it('takes a Provider only, and kinds that Flux reports about', () => {
    fleetOf((cluster) => {
      const provider = slack(cluster);
      const alert = new Alert(cluster, 'it', { providerRef: provider });
      const make = [
        // @ts-expect-error a Kustomization sends nothing
        () => new Alert(cluster, 'a', { providerRef: new Kustomization(cluster, 'k') }),
        // @ts-expect-error it has to send somewhere
        () => new Alert(cluster, 'b', {}),
        // @ts-expect-error Flux reports nothing about Providers
        () => alert.watch(provider),
        // @ts-expect-error nor about Deployments
        () => alert.watchAll('Deployment'),
      ];
      expect(make).toHaveLength(4);
    });
  });
});

describe('An Alert watches', () => {
  it('objects as they are added, each once, with their namespace where it differs', () => {
    const sources = sourcesOf((alert, cluster) => {
      const apps = filled(cluster, 'apps');
      const release = new HelmRelease(cluster, 'web', { namespace: 'apps', chart: CHART });
      alert.watch(apps, release);
      alert.watch(Bucket.fromName(cluster, 'bucket', { name: 'other', namespace: 'team' }), apps);
      alert.watch({ kind: 'Kustomization', name: 'apps', namespace: 'flux-system' });
    });
    expect(sources).toEqual([
      { kind: 'Kustomization', name: 'apps' },
      { kind: 'HelmRelease', name: 'web', namespace: 'apps' },
      { kind: 'Bucket', name: 'other', namespace: 'team' },
    ]);
  });

  it('all objects of a kind in a namespace', () => {
    const sources = sourcesOf((alert) => {
      alert.watchAll('Kustomization');
      alert.watchAll('HelmRelease', { namespace: 'apps' });
      alert.watchAll('HelmRelease', { namespace: 'apps', matchLabels: { tier: 'web' } });
    });
    expect(sources).toEqual([
      { kind: 'Kustomization', name: '*' },
      { kind: 'HelmRelease', name: '*', namespace: 'apps' },
      { kind: 'HelmRelease', name: '*', namespace: 'apps', matchLabels: { tier: 'web' } },
    ]);
  });

  it('what lies in a scope in the end, in an order of its own', () => {
    const sources = sourcesOf((alert, cluster) => {
      const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
      alert.watchIn(apps);
      configMap(apps, 'settings');
      const chart = new Chart(apps, 'chart');
      new HelmRelease(chart, 'web', { chart: CHART });
      new HelmRelease(apps, 'api', { chart: CHART });
      filled(apps, 'child');
      Provider.generic(apps, 'hook', { address: URL });
      Kustomization.fromName(apps, 'other', { name: 'other' });
    });
    expect(sources).toEqual([
      { kind: 'HelmRelease', name: 'api', namespace: 'apps' },
      { kind: 'HelmRelease', name: 'web', namespace: 'apps' },
      { kind: 'Kustomization', name: 'apps' },
      { kind: 'Kustomization', name: 'child' },
    ]);
  });

  it('a whole Cluster with what bootstrap made', () => {
    const sources = sourcesOf((alert, cluster) => {
      filled(cluster, 'apps');
      alert.watchIn(cluster);
    });
    expect(sources).toEqual([
      { kind: 'GitRepository', name: 'flux-system' },
      { kind: 'Kustomization', name: 'apps' },
      { kind: 'Kustomization', name: 'flux-system' },
    ]);
  });

  it.each([
    ['2.7', []],
    ['2.8', [{ kind: 'ExternalArtifact', name: 'charts' }]],
  ])('what the Flux of the cluster reports about: %s', (flux, more) => {
    const group = (alert: Alert, cluster: Cluster) => {
      const scope = new Construct(cluster, 'group');
      new ExternalArtifact(scope, 'charts');
      new ImageRepository(scope, 'web', { image: 'example.org/web' });
      alert.watchIn(scope);
    };
    expect(sourcesOf(group, flux)).toEqual([...more, { kind: 'ImageRepository', name: 'web' }]);
  });

  it('what bootstrap made, as the cluster names it', () => {
    const sources = sourcesOf((alert, { entry }) => alert.watch(entry.kustomization, entry.source));
    expect(sources).toEqual([
      { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization', ...FLUX },
      { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', ...FLUX },
    ]);
  });

  it('nothing of another cluster', () => {
    const alerts: Alert[] = [];
    clustersOf(['staging', 'production'], (cluster) => {
      const alert = new Alert(cluster, 'it', { providerRef: { name: 'slack' } });
      const apps = filled(cluster, 'apps');
      const [first] = alerts;
      alerts.push(alert);
      if (first === undefined) return;
      const where = 'which is in cluster "production"; it hears of its own, "staging", only';
      const error = new Error(`"staging/it": cannot watch "production/apps", ${where}`);
      expect(() => first.watch(apps)).toThrow(error);
      expect(() => first.watchIn(apps)).toThrow(error);
    });
    expect(alerts).toHaveLength(2);
  });

  it.each<[string, unknown, string]>([
    ['a text', 'apps', '"apps"'],
    ['nothing', undefined, 'undefined'],
    ['an entry without name', { kind: 'Bucket' }, 'an object'],
  ])('no object where it is given %s', (_, source, what) => {
    fleetOf((cluster) => {
      const alert = new Alert(cluster, 'it', { providerRef: { name: 'slack' } });
      const error = new Error(`"staging/it": cannot watch ${what}; give a Flux object, or its "kind" and "name"`);
      expect(() => alert.watch(source as never)).toThrow(error);
    });
  });

  it('no construct that is no Flux object', () => {
    fleetOf((cluster) => {
      const alert = new Alert(cluster, 'it', { providerRef: { name: 'slack' } });
      const what = '"staging/x", which is no Flux object; give a Flux object, or its "kind" and "name"';
      const error = new Error(`"staging/it": cannot watch ${what}`);
      expect(() => alert.watch(configMap(cluster, 'x') as never)).toThrow(error);
    });
  });

  it('no kind that the Flux of the cluster lacks', () => {
    const build = (cluster: Cluster) => {
      const alert = new Alert(cluster, 'it', { providerRef: { name: 'slack' } });
      const error = new Error('"staging/it": Flux 2.6 has no ExternalArtifact');
      expect(() => alert.watchAll('ExternalArtifact')).toThrow(error);
    };
    fleetOf(build, { cluster: { flux: '2.6' } });
  });

  it('a list, and nothing else', () => {
    fleetOf((cluster) => {
      const props = { providerRef: { name: 'slack' }, eventSources: { kind: 'Bucket', name: 'x' } as never };
      const error = new Error('"staging/it": "eventSources" is an object; give a list');
      expect(() => new Alert(cluster, 'it', props)).toThrow(error);
    });
  });
});
