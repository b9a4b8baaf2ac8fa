import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ApiObject, Chart, Include, type IResolver, JsonPatch, Lazy, type ResolutionContext, Testing } from 'cdk8s';
import {
  Alert,
  Bucket,
  Cluster,
  FleetApp,
  Folder,
  HelmRelease,
  HelmRepository,
  ImagePolicy,
  ImageRepository,
  Kustomization,
  Provider,
  Repository,
  ResourceSet,
  Tenant,
  VendoredFiles,
} from 'cdk8s-fluxcd';
import type { Construct } from 'constructs';

import { ClusterIssuer } from '../../imports/cert-manager.io.js';

import { bareConfigMap, configMap, filled, fleetOf, messagesOf, objectOf, objectsOf, specOf } from './support.js';

/** One Kustomization with these objects. */
function apps(build: (apps: Kustomization) => void, objects = {}): FleetApp {
  return fleetOf((cluster) => build(new Kustomization(cluster, 'apps', { objects })));
}

describe('Namespace and labels', () => {
  it('of objects are given to all of them, but not to the Kustomization itself', () => {
    const app = apps((scope) => bareConfigMap(scope, 'it'), { namespace: 'team', labels: { owner: 'us' } });
    expect(objectOf(app, 'ConfigMap', 'it').metadata).toEqual({
      name: 'it',
      namespace: 'team',
      labels: { owner: 'us' },
    });
    expect(objectOf(app, 'Kustomization', 'apps').metadata).toEqual({ name: 'apps', namespace: 'flux-system' });
  });

  it('of an object win over them', () => {
    const metadata = { namespace: 'mine', labels: { owner: 'me', more: 'yes' } };
    const app = apps((scope) => configMap(scope, 'it', { name: 'it', ...metadata }), {
      namespace: 'team',
      labels: { owner: 'us' },
    });
    expect(objectOf(app, 'ConfigMap', 'it').metadata).toEqual({ name: 'it', ...metadata });
  });

  it('of a plain Chart are given to what lies in it', () => {
    const app = apps(
      (scope) => {
        const chart = new Chart(scope, 'chart', { namespace: 'chart', labels: { chart: 'yes' } });
        bareConfigMap(chart, 'it', { name: 'it' });
      },
      { namespace: 'team', labels: { owner: 'us' } },
    );
    expect(objectOf(app, 'ConfigMap', 'it').metadata).toEqual({
      name: 'it',
      namespace: 'chart',
      labels: { owner: 'us', chart: 'yes' },
    });
  });

  it('of objects reach what lies in plain Charts and the items of a List', () => {
    const list = {
      apiVersion: 'v1',
      kind: 'ConfigMapList',
      items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'item' } }],
    };
    const app = apps(
      (scope) => {
        bareConfigMap(new Chart(scope, 'chart'), 'it', { name: 'it' });
        new ApiObject(scope, 'list', list);
        new ApiObject(new Chart(scope, 'roles'), 'role', {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRole',
          metadata: { name: 'role' },
        });
      },
      { namespace: 'team', labels: { owner: 'us' } },
    );
    const given = { namespace: 'team', labels: { owner: 'us' } };
    expect(objectOf(app, 'ConfigMap', 'it').metadata).toEqual({ name: 'it', ...given });
    expect(objectOf(app, 'ConfigMap', 'item').metadata).toEqual({ name: 'item', ...given });
    expect(objectOf(app, 'ClusterRole', 'role').metadata).toEqual({ name: 'role', labels: { owner: 'us' } });
  });

  it('of objects are given to those in folders, to HelmReleases and to child Kustomizations', () => {
    const objects = { namespace: 'team', labels: { owner: 'us' } };
    const app = apps((scope) => {
      bareConfigMap(new Folder(scope, 'folder'), 'it', { name: 'it' });
      const charts = new HelmRepository(scope, 'charts', { url: 'https://example.org/charts' });
      new HelmRelease(scope, 'web', { chart: charts.chart('web') });
      filled(scope, 'child');
    }, objects);
    expect(objectOf(app, 'ConfigMap', 'it').metadata).toEqual({ name: 'it', ...objects });
    expect(objectOf(app, 'HelmRelease', 'web').metadata).toEqual({ name: 'web', ...objects });
    expect(objectOf(app, 'HelmRepository', 'charts').metadata).toEqual({
      ...objects,
      name: 'charts',
      namespace: 'flux-system',
    });
    expect(objectOf(app, 'ConfigMap', 'content-of-child').metadata).toEqual({
      name: 'content-of-child',
      namespace: 'apps',
    });
  });

  it('of a Kustomization are its own', () => {
    const labels = { team: 'a' };
    const annotations = { note: 'x' };
    const app = fleetOf((cluster) => filled(cluster, 'apps', { namespace: 'team', labels, annotations }));
    expect(objectOf(app, 'Kustomization', 'apps').metadata).toEqual({
      name: 'apps',
      namespace: 'team',
      labels,
      annotations,
    });
    expect(objectOf(app, 'ConfigMap', 'content-of-apps').metadata).toEqual({
      name: 'content-of-apps',
      namespace: 'apps',
    });
  });

  it('of a Cluster are given to what lies in it directly', () => {
    const app = fleetOf((cluster) => bareConfigMap(cluster, 'it'), {
      cluster: { objects: { namespace: 'team', labels: { a: 'b' } } },
    });
    expect(objectOf(app, 'ConfigMap', 'it').metadata).toEqual({ name: 'it', namespace: 'team', labels: { a: 'b' } });
  });
});

describe('Include', () => {
  it('takes all documents of a local file', () => {
    const dir = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-include-'));
    const url = join(dir, 'manifest.yaml');
    writeFileSync(
      url,
      `apiVersion: v1
kind: Namespace
metadata:
  name: web
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  mode: "0755"
  empty: null
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: other
`,
    );
    const app = apps((scope) => new Include(scope, 'include', { url }), { namespace: 'team' });
    rmSync(dir, { recursive: true });
    expect(objectsOf(app).filter(({ kind }) => kind !== 'Kustomization')).toEqual([
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'other' } },
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'settings', namespace: 'team' },
        data: { mode: '0755', empty: null },
      },
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } },
    ]);
  });
});

describe('JsonPatch', () => {
  it.each<[string, (scope: Kustomization) => ApiObject, JsonPatch, (app: FleetApp) => unknown, unknown]>([
    [
      'on a stock object',
      (scope) => configMap(scope, 'it', {}, { a: '1' }),
      JsonPatch.replace('/data/a', '2'),
      (app) => objectOf(app, 'ConfigMap', 'it').data,
      { a: '2' },
    ],
    [
      'on a Flux object',
      (scope) => scope.node.defaultChild as ApiObject,
      JsonPatch.add('/spec/force', true),
      (app) => specOf(app, 'Kustomization', 'apps').force,
      true,
    ],
    [
      'on what was lowered',
      (scope) => scope.node.defaultChild as ApiObject,
      JsonPatch.replace('/spec/wait', false),
      (app) => specOf(app, 'Kustomization', 'apps').wait,
      false,
    ],
    [
      'on the name of a stock object',
      (scope) => configMap(scope, 'it'),
      JsonPatch.replace('/metadata/name', 'other'),
      (app) => objectOf(app, 'ConfigMap', 'other').metadata,
      { name: 'other', namespace: 'apps' },
    ],
  ])('works %s', (_title, object, patch, read, value) => {
    const app = apps((scope) => {
      configMap(scope, 'content');
      object(scope).addJsonPatch(patch);
    });
    expect(read(app)).toEqual(value);
    expect(read(app)).toEqual(value);
  });

  it('works on an object of an imported class and keeps what it adds', () => {
    const app = apps((scope) => {
      const issuer = new ClusterIssuer(scope, 'issuer', { spec: { selfSigned: {} } });
      issuer.addJsonPatch(JsonPatch.add('/spec/selfSigned/crlDistributionPoints', ['https://example.org']));
    });
    expect(specOf(app, 'ClusterIssuer', 'issuer')).toEqual({
      selfSigned: { crlDistributionPoints: ['https://example.org'] },
    });
  });

  it.each<[string, JsonPatch, string]>([
    ['the name', JsonPatch.replace('/metadata/name', 'x'), '/metadata/name'],
    ['the namespace', JsonPatch.add('/metadata/namespace', 'x'), '/metadata/namespace'],
    ['the path', JsonPatch.remove('/spec/path'), '/spec/path'],
    ['the whole metadata', JsonPatch.replace('/metadata', {}), '/metadata/name'],
    ['the whole spec', JsonPatch.remove('/spec'), '/spec/path'],
    ['the whole object', JsonPatch.replace('', {}), '/metadata/name'],
    ['the name, moved away', JsonPatch.move('/metadata/name', '/metadata/labels/name'), '/metadata/name'],
    ['the spec, moved away', JsonPatch.move('/spec', '/other'), '/spec/path'],
    ['the path, moved onto', JsonPatch.move('/spec/timeout', '/spec/path'), '/spec/path'],
    ['the name, copied onto', JsonPatch.copy('/metadata/namespace', '/metadata/name'), '/metadata/name'],
  ])('is refused on %s of a Flux object', (_what, patch, place) => {
    apps((scope) => {
      const message = `"staging/apps/Resource": a JSON patch on "${place}" would leave references to Kustomization "apps" dangling; use the props`;
      const resource = scope.node.defaultChild as ApiObject;
      expect(() => resource.addJsonPatch(JsonPatch.add('/spec/force', true), patch)).toThrow(new Error(message));
      expect(resource.toJson()).not.toHaveProperty('spec.force');
    });
  });

  it.each<[string, JsonPatch]>([
    ['a test', JsonPatch.test('/metadata/name', 'apps')],
    ['a copy from it', JsonPatch.copy('/metadata/name', '/metadata/label')],
    ['a place that only begins alike', JsonPatch.add('/spec/pathological', 1)],
  ])('is taken for %s', (_what, patch) => {
    apps((scope) => expect(() => (scope.node.defaultChild as ApiObject).addJsonPatch(patch)).not.toThrow());
  });

  it.each<[string, JsonPatch, string]>([
    ['a missing parent', JsonPatch.replace('/stringData/missing/deep', 1), 'replace /stringData/missing/deep'],
    ['a test that fails', JsonPatch.test('/stringData/password', 'other'), 'test /stringData/password'],
    ['a move from nowhere', JsonPatch.move('/nowhere/deep', '/stringData/x'), 'move /stringData/x'],
  ])('that does not fit is an error that shows no value: %s', (_what, patch, text) => {
    const app = apps((scope) => {
      const stringData = { password: 'hunter2' };
      new ApiObject(scope, 'login', { apiVersion: 'v1', kind: 'Secret', stringData }).addJsonPatch(patch);
    });
    expect(messagesOf(app)).toEqual([
      `error FLX101 Secret "login": cannot be resolved: the JSON patch "${text}" does not fit\n    at staging/apps/login`,
    ]);
  });
});

describe('An object that cannot be resolved', () => {
  it.each<[string, (scope: Kustomization) => void, string]>([
    [
      'by its own class shows no value',
      (scope) => {
        const stringData = { password: 'hunter2' };
        const secret = new OwnSecret(scope, 'it', { apiVersion: 'v1', kind: 'Secret', stringData });
        secret.addJsonPatch(JsonPatch.test('/stringData/password', 'x'));
      },
      `error FLX101 Secret "it": cannot be resolved: Failed serializing construct at path 'staging/apps/it' with name 'it': TEST_OPERATION_FAILED: Test operation failed`,
    ],
    [
      'by a Lazy value says why, in one line',
      (scope) => configMap(scope, 'it', {}, { a: Lazy.any({ produce: () => throwing('no value yet\nsecond line') }) }),
      'error FLX101 ConfigMap "apps/it": cannot be resolved: no value yet',
    ],
  ])('%s', (_title, build, message) => {
    expect(messagesOf(apps(build))).toEqual([`${message}\n    at staging/apps/it`]);
  });
});

/** Written as the classes of `cdk8s import` are. */
class OwnSecret extends ApiObject {
  override toJson(): unknown {
    return { ...(super.toJson() as object) };
  }
}

function throwing(message: string): never {
  throw new Error(message);
}

describe('Lazy values and resolvers', () => {
  it('are resolved, and keep nulls and what is not defined out', () => {
    const app = apps((scope) => {
      const value = Lazy.any({ produce: () => ({ a: null, b: undefined, c: Lazy.any({ produce: () => [1] }) }) });
      configMap(scope, 'it', {}, { value });
    });
    expect(objectOf(app, 'ConfigMap', 'it').data).toEqual({ value: { a: null, c: [1] } });
  });

  it('see what is added after them', () => {
    const list: string[] = [];
    const app = apps((scope) => configMap(scope, 'it', {}, { list: Lazy.any({ produce: () => list }) }));
    list.push('later');
    expect(objectOf(app, 'ConfigMap', 'it').data).toEqual({ list: ['later'] });
  });

  it('of the app are asked', () => {
    class Secrets implements IResolver {
      resolve(context: ResolutionContext): void {
        if (String(context.value).includes('{{team}}'))
          context.replaceValue(String(context.value).replace('{{team}}', 'a'));
      }
    }
    const build = (cluster: Cluster) => {
      configMap(
        new Kustomization(cluster, 'apps', { serviceAccountName: '{{team}}' }),
        'it',
        {},
        { text: 'team {{team}}', none: null },
      );
    };
    const app = fleetOf(build, { app: { resolvers: [new Secrets()] } });
    expect(objectOf(app, 'ConfigMap', 'it').data).toEqual({ text: 'team a', none: null });
    expect(specOf(app, 'Kustomization', 'apps').serviceAccountName).toBe('a');
  });
});

describe('An imported class', () => {
  it('is written as its own toJson says', () => {
    const app = apps(
      (scope) =>
        new ClusterIssuer(scope, 'letsencrypt', {
          spec: {
            acme: {
              server: 'https://example.org',
              privateKeySecretRef: { name: 'key' },
              solvers: [{ http01: { ingress: { class: 'nginx' } } }],
            },
          },
        }),
      { namespace: 'cert-manager' },
    );
    expect(objectOf(app, 'ClusterIssuer', 'letsencrypt')).toEqual({
      apiVersion: 'cert-manager.io/v1',
      kind: 'ClusterIssuer',
      metadata: { name: 'letsencrypt', namespace: 'cert-manager' },
      spec: {
        acme: {
          server: 'https://example.org',
          privateKeySecretRef: { name: 'key' },
          solvers: [{ http01: { ingress: { class: 'nginx' } } }],
        },
      },
    });
  });
});

describe('Testing.synth', () => {
  const fleet = () =>
    fleetOf((cluster) => {
      const infra = new Kustomization(cluster, 'infra', { wait: false });
      const charts = new HelmRepository(infra, 'charts', { url: 'https://example.org/charts' });
      const db = new HelmRelease(infra, 'db', { namespace: 'db', chart: charts.chart('db') });
      const scope = new Kustomization(cluster, 'apps');
      const release = new HelmRelease(scope, 'web', { namespace: 'web', chart: charts.chart('web') });
      release.node.addDependency(db);
      new HelmRelease(scope, 'worker', { namespace: 'web', chart: charts.chart('worker') });
      const chart = new Chart(scope, 'chart');
      configMap(chart, 'plain', { name: 'plain' }).addDependency(configMap(infra, 'settings'));
      configMap(infra, 'more');
      configMap(new Chart(chart, 'nested'), 'nested', { name: 'nested' });
      new VendoredFiles(new Folder(scope, 'folder'), 'crds', { path: 'vendor/crds' });
    });

  const find = <T extends Construct>(app: FleetApp, path: string): T =>
    app.node.findAll().find(({ node }) => node.path === path) as T;

  it('of a Kustomization is what it applies', () => {
    const names = Testing.synth(find(fleet(), 'staging/apps')).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(names.sort()).toEqual(['ConfigMap nested', 'ConfigMap plain', 'HelmRelease web', 'HelmRelease worker']);
  });

  it('of a Cluster is what its entry applies', () => {
    const names = Testing.synth(find(fleet(), 'staging')).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(names.sort()).toEqual(['Kustomization apps', 'Kustomization infra']);
  });

  it('of a Folder is what its kustomization file builds', () => {
    const app = apps((scope) =>
      bareConfigMap(new Folder(scope, 'folder', { namespace: 'team', labels: { a: 'b' } }), 'it'),
    );
    expect(Testing.synth(find(app, 'staging/apps/folder'))).toEqual([
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'it', namespace: 'team', labels: { a: 'b' } } },
    ]);
  });

  it('of a plain Chart is what stock cdk8s says', () => {
    const names = Testing.synth(find(fleet(), 'staging/apps/chart')).map(({ metadata }) => metadata.name);
    expect(names).toEqual(['plain']);
  });

  it('of a Kustomization in no FleetApp is empty', () => {
    const app = Testing.app();
    const cluster = new Cluster(app, 'staging', { repository: new Repository(app, 'fleet'), flux: '2.10' });
    expect(Testing.synth(filled(cluster, 'apps'))).toEqual([]);
  });

  it('shows dependencies in the Flux object, as ApiObject.toJson does', () => {
    const app = fleet();
    const [infra] = Testing.synth(find(app, 'staging')).filter(({ metadata }) => metadata.name === 'infra');
    const check = { apiVersion: 'v1', kind: 'ConfigMap', name: 'settings', namespace: 'apps' };
    expect(infra.spec.healthChecks).toEqual([check]);
    expect(find<ApiObject>(app, 'staging/infra/Resource').toJson().spec.healthChecks).toEqual([check]);
    expect(find<ApiObject>(app, 'staging/apps/Resource').toJson().spec.dependsOn).toEqual([{ name: 'infra' }]);
    expect(find<ApiObject>(app, 'staging/apps/web/Resource').toJson().spec.dependsOn).toEqual([
      { name: 'db', namespace: 'db' },
    ]);
  });

  it('of a plain Chart leaves nothing behind that changes the fleet', () => {
    const app = fleet();
    const before = app.toFiles();
    Testing.synth(find(app, 'staging/apps/chart'));
    Testing.synth(find(app, 'staging/apps/chart/nested'));
    expect(app.toFiles()).toEqual(before);
  });

  it('of a plain Chart before anything else changes nothing either', () => {
    const app = fleet();
    Testing.synth(find(app, 'staging/apps/chart'));
    expect(app.toFiles()).toEqual(fleet().toFiles());
  });

  it('does not take dependencies of the author for its own', () => {
    const app = fleet();
    for (const construct of app.node.findAll()) {
      if (construct.node.path === 'staging/apps') construct.node.addDependency(find(app, 'staging/infra'));
    }
    Testing.synth(find(app, 'staging/apps/chart'));
    find(app, 'staging/infra').node.addDependency(filled(find(app, 'staging'), 'base'));
    expect(specOf(app, 'Kustomization', 'apps').dependsOn).toEqual([{ name: 'infra' }]);
    expect(specOf(app, 'Kustomization', 'infra').dependsOn).toEqual([{ name: 'base' }]);
  });
});

describe('What a construct is', () => {
  const app = new FleetApp({ name: 'demo' });
  const repository = new Repository(app, 'fleet');
  const cluster = new Cluster(app, 'staging', { repository, flux: '2.10' });
  const kustomization = new Kustomization(cluster, 'apps');
  const tenant = new Tenant(cluster, 'tenant');
  const folder = new Folder(kustomization, 'folder');
  const vendored = new VendoredFiles(folder, 'vendored', { path: 'vendor' });
  const chart = new Chart(kustomization, 'chart');
  const object = configMap(chart, 'object');
  const release = new HelmRelease(kustomization, 'release', { namespace: 'x' });
  const bucket = new Bucket(kustomization, 'bucket', { endpoint: 's3.example.org', bucketName: 'x' });
  const set = new ResourceSet(kustomization, 'set');
  const providerRef = Provider.generic(kustomization, 'provider', { address: 'https://example.org' });
  const alert = new Alert(kustomization, 'alert', { providerRef });
  const imageRepositoryRef = new ImageRepository(kustomization, 'tags', { image: 'example.org/x' });
  const policy = new ImagePolicy(kustomization, 'policy', { imageRepositoryRef, policy: { alphabetical: {} } });
  const flux = { release, bucket, set, alert, policy };
  const all = { repository, cluster, kustomization, tenant, folder, vendored, chart, object, ...flux };

  it.each([
    ['Repository', Repository, Repository.isRepository, ['repository']],
    ['Cluster', Cluster, Cluster.isCluster, ['cluster']],
    ['Kustomization', Kustomization, Kustomization.isKustomization, ['kustomization']],
    ['Tenant', Tenant, Tenant.isTenant, ['tenant']],
    ['Folder', Folder, Folder.isFolder, ['folder']],
    ['VendoredFiles', VendoredFiles, VendoredFiles.isVendoredFiles, ['vendored']],
    ['HelmRelease', HelmRelease, HelmRelease.isHelmRelease, ['release']],
    ['Bucket', Bucket, Bucket.isBucket, ['bucket']],
    ['ResourceSet', ResourceSet, ResourceSet.isResourceSet, ['set']],
    ['Alert', Alert, Alert.isAlert, ['alert']],
    ['ImagePolicy', ImagePolicy, ImagePolicy.isImagePolicy, ['policy']],
    ['Chart', Chart, Chart.isChart, ['cluster', 'kustomization', 'tenant', 'folder', 'chart']],
    ['ApiObject', ApiObject, ApiObject.isApiObject, ['object']],
  ])('is told by instanceof and isX: %s', (_name, type, isType, expected) => {
    const entries = Object.entries(all) as [string, unknown][];
    expect(
      entries.filter(([, x]) => x instanceof (type as unknown as ObjectConstructor)).map(([name]) => name),
    ).toEqual(expected);
    expect(entries.filter(([, x]) => (isType as (x: unknown) => boolean)(x)).map(([name]) => name)).toEqual(expected);
    for (const nothing of [undefined, null, 'text', {}, []])
      expect(nothing instanceof (type as unknown as ObjectConstructor)).toBe(false);
  });

  it('is found by Chart.of, the nearest one', () => {
    expect([object, vendored, release, kustomization].map((x) => Chart.of(x))).toEqual([
      chart,
      folder,
      kustomization,
      kustomization,
    ]);
  });

  it('is found by Kustomization.of and Cluster.of through everything', () => {
    expect([object, chart, vendored, kustomization].map((x) => Kustomization.of(x))).toEqual(
      Array(4).fill(kustomization),
    );
    expect([object, vendored, cluster].map((x) => Cluster.of(x))).toEqual(Array(3).fill(cluster));
  });

  it('is in no Kustomization or Cluster where there is none', () => {
    expect(() => Kustomization.of(cluster)).toThrow(new Error('"staging" is in no Kustomization'));
    expect(() => Cluster.of(repository)).toThrow(new Error('"fleet" is in no Cluster'));
    expect(Cluster.tryOf(repository)).toBeUndefined();
  });
});

describe('Folder.of', () => {
  it('is the nearest Folder, never another Chart', () => {
    apps((scope) => {
      const folder = new Folder(scope, 'folder');
      expect(Folder.of(configMap(new Chart(folder, 'chart'), 'it')) === folder).toBe(true);
      expect(() => Folder.of(scope)).toThrow(new Error('"staging/apps" is in no Folder'));
    });
  });
});

describe('Validations', () => {
  it('of every construct are reported once', () => {
    let calls = 0;
    const app = apps((scope) => {
      const object = configMap(new Chart(new Chart(scope, 'a'), 'b'), 'it', { name: 'it' });
      object.node.addValidation({ validate: () => [`call ${++calls}`] });
    });
    expect(messagesOf(app)).toEqual([
      'error FLX002 construct "staging/apps/a/b/it": call 1\n    at staging/apps/a/b/it',
    ]);
  });
});
