import { ApiObject, Chart, Testing } from 'cdk8s';
import {
  Cluster,
  FleetApp,
  Folder,
  GitRepository,
  HelmRelease,
  HelmRepository,
  Kustomization,
  Repository,
  Tenant,
  type TenantProps,
} from 'cdk8s-fluxcd';
import * as kplus from 'cdk8s-plus-25';
import { Construct } from 'constructs';
import { parseAllDocuments } from 'yaml';

import { kustomizeBuild } from '../support/kustomize.js';
import { findKustomize } from '../support/tools.js';

import {
  bareConfigMap,
  configMap,
  filesOf,
  fleetOf,
  lines,
  messagesOf,
  objectOf,
  objectsOf,
  specOf,
} from './support.js';

const labels = { 'toolkit.fluxcd.io/tenant': 'team-a' };
const kustomize = findKustomize();

/** One cluster with the tenant `team-a`. */
function tenantOf(props: TenantProps = {}, build: (tenant: Tenant) => void = () => {}): FleetApp {
  return fleetOf((cluster) => build(new Tenant(cluster, 'team-a', props)));
}

function git(scope: Construct): GitRepository {
  return new GitRepository(scope, 'source', { url: 'https://example.org/team-a/apps' });
}

function namesOf(app: FleetApp): string[] {
  return objectsOf(app).map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`);
}

describe('A Tenant', () => {
  it('is what flux create tenant makes, but as admin of its namespace only', () => {
    expect(filesOf(tenantOf())).toEqual({
      'clusters/staging/namespace-team-a.yaml': `apiVersion: v1
kind: Namespace
metadata:
  name: team-a
  labels:
    toolkit.fluxcd.io/tenant: team-a
`,
      'clusters/staging/team-a.serviceaccount-team-a.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  name: team-a
  namespace: team-a
  labels:
    toolkit.fluxcd.io/tenant: team-a
`,
      'clusters/staging/team-a.rolebinding-team-a-reconciler.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: team-a-reconciler
  namespace: team-a
  labels:
    toolkit.fluxcd.io/tenant: team-a
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: admin
subjects:
- apiGroup: rbac.authorization.k8s.io
  kind: User
  name: gotk:team-a:reconciler
- kind: ServiceAccount
  name: team-a
  namespace: team-a
`,
    });
  });

  it('may have other names, labels and no Namespace of its own', () => {
    const app = tenantOf({
      name: 'web',
      namespace: 'frontend',
      createNamespace: false,
      serviceAccount: 'flux',
      labels: { cost: '42' },
    });
    const given = { namespace: 'frontend', labels: { cost: '42', 'toolkit.fluxcd.io/tenant': 'web' } };
    expect(objectsOf(app)).toEqual([
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name: 'web-reconciler', ...given },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'admin' },
        subjects: [
          { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'gotk:frontend:reconciler' },
          { kind: 'ServiceAccount', name: 'flux', namespace: 'frontend' },
        ],
      },
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'flux', ...given } },
    ]);
  });

  it.each<[string, (scope: Construct) => TenantProps['role'], object]>([
    ['the name of a ClusterRole', () => 'edit', { kind: 'ClusterRole', name: 'edit' }],
    ['a Role of its namespace', () => ({ kind: 'Role', name: 'deployer' }), { kind: 'Role', name: 'deployer' }],
    ['an ApiObject', clusterRole, { kind: 'ClusterRole', name: 'role' }],
    [
      'a construct of cdk8s-plus',
      (scope) => new kplus.ClusterRole(scope, 'plus', { metadata: { name: 'plus' } }),
      { kind: 'ClusterRole', name: 'plus' },
    ],
  ])('may be bound to %s', (_title, role, reference) => {
    const app = fleetOf((cluster) => new Tenant(cluster, 'team-a', { role: role(cluster) as string }));
    const apiGroup = 'rbac.authorization.k8s.io';
    expect(objectOf(app, 'RoleBinding', 'team-a-reconciler').roleRef).toEqual({ apiGroup, ...reference });
  });

  it('is bound to cluster-admin only with a reason, which is written down', () => {
    const app = tenantOf({ clusterAdmin: { reason: 'installs CRDs' } });
    const { metadata, roleRef } = objectOf(app, 'RoleBinding', 'team-a-reconciler');
    expect(metadata.annotations).toEqual({ 'kubernetes.io/description': 'installs CRDs' });
    expect(roleRef).toMatchObject({ kind: 'ClusterRole', name: 'cluster-admin' });
  });

  it('may keep the reason in the app', () => {
    const app = tenantOf({ clusterAdmin: { reason: 'installs CRDs', annotate: false } });
    const { metadata, roleRef } = objectOf(app, 'RoleBinding', 'team-a-reconciler');
    expect(metadata).toEqual({ name: 'team-a-reconciler', namespace: 'team-a', labels });
    expect(roleRef).toMatchObject({ kind: 'ClusterRole', name: 'cluster-admin' });
  });

  it('may label only its own objects, as flux create tenant does', () => {
    const app = fleetOf((cluster) => {
      const tenants = new Kustomization(cluster, 'tenants', { objects: { labels: { owner: 'us' } } });
      const tenant = new Tenant(tenants, 'team-a', { labels: { cost: '42' }, labelContent: false });
      new Kustomization(tenant, 'apps', { sourceRef: git(tenant), path: './deploy' });
    });
    const labelled = objectsOf(app).map(({ kind, metadata }) => [kind, metadata.name, metadata.labels]);
    const own = { owner: 'us', cost: '42', ...labels };
    expect(labelled).toEqual([
      ['Kustomization', 'tenants', undefined],
      ['GitRepository', 'source', { owner: 'us' }],
      ['Kustomization', 'apps', { owner: 'us' }],
      ['Namespace', 'team-a', own],
      ['RoleBinding', 'team-a-reconciler', own],
      ['ServiceAccount', 'team-a', own],
    ]);
    expect(messagesOf(app)).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'cluster-admin without a reason',
      { role: 'cluster-admin' },
      '"role" is "cluster-admin"; give "clusterAdmin: { reason }" where that is really meant',
    ],
    [
      'cluster-admin by a reference',
      { role: { kind: 'ClusterRole', name: 'cluster-admin' } },
      '"role" is "cluster-admin"; give "clusterAdmin: { reason }" where that is really meant',
    ],
    [
      'a blank reason',
      { clusterAdmin: { reason: ' ' } },
      '"clusterAdmin" has no "reason"; say why the tenant needs it',
    ],
    [
      'two roles',
      { role: 'edit', clusterAdmin: { reason: 'x' } },
      '"role" stands beside "clusterAdmin"; give one of them',
    ],
    [
      'what is no role',
      { role: { kind: 'ConfigMap', name: 'x' } },
      '"role" is an object; give the name of a ClusterRole, or "kind" and "name" of a Role or ClusterRole',
    ],
    [
      'a namespace that is none',
      { namespace: {} },
      '"namespace" is an object; give a string that is known when the construct is made',
    ],
    ['a name that is none', { name: 5 }, '"name" is 5; give a string that is known when the construct is made'],
  ])('is refused with %s', (_title, props, message) => {
    expect(() => tenantOf(props)).toThrow(new Error(`"staging/team-a": ${message}`));
  });

  it('gives a reason and known fields, or does not compile', () => {
    fleetOf((cluster) => {
      // @ts-expect-error the reason is missing
      expect(() => new Tenant(cluster, 'a', { clusterAdmin: {} })).toThrow();
      // @ts-expect-error it is "role"
      new Tenant(cluster, 'b', { clusterRole: 'edit' });
    });
  });

  it('lies in a Cluster', () => {
    const message = '"team-a": is in no Cluster; place it in a Cluster, or in a Kustomization of one';
    expect(() => new Tenant(new FleetApp({ name: 'demo' }), 'team-a')).toThrow(new Error(message));
  });

  it('lies in no Folder that has a namespace', () => {
    fleetOf((cluster) => {
      const folder = new Folder(new Kustomization(cluster, 'tenants'), 'folder', { namespace: 'other' });
      const message =
        '"staging/tenants/folder/team-a": is in a Folder that gives all objects the namespace "other"; place it in one without';
      expect(() => new Tenant(folder, 'team-a')).toThrow(new Error(message));
    });
  });

  it.each<[string, (tenant: Tenant) => Construct]>([
    ['directly', (tenant) => tenant],
    ['in a Kustomization', (tenant) => new Kustomization(tenant, 'apps')],
  ])('lies in no other Tenant, %s', (_title, scope) => {
    tenantOf({}, (tenant) => {
      const at = scope(tenant);
      const message = `"${at.node.path}/b": is in the Tenant "team-a"; place it outside, tenants do not make tenants`;
      expect(() => new Tenant(at, 'b')).toThrow(new Error(message));
    });
  });

  it('may lie in a Kustomization, next to others of one name with more namespaces', () => {
    const app = fleetOf((cluster) => {
      const tenants = new Kustomization(cluster, 'tenants', { objects: { labels: { owner: 'us' } } });
      new Tenant(tenants, 'front', { name: 'team-a' });
      new Tenant(tenants, 'back', { name: 'team-a', namespace: 'team-a-db' });
    });
    expect(namesOf(app)).toEqual([
      'Kustomization flux-system/tenants',
      'Namespace /team-a',
      'Namespace /team-a-db',
      'RoleBinding team-a/team-a-reconciler',
      'RoleBinding team-a-db/team-a-reconciler',
      'ServiceAccount team-a/team-a',
      'ServiceAccount team-a-db/team-a',
    ]);
    expect(objectOf(app, 'Namespace', 'team-a-db').metadata.labels).toEqual({ owner: 'us', ...labels });
    expect(messagesOf(app)).toEqual([]);
  });
});

describe('In a Tenant', () => {
  const app = tenantOf({}, (tenant) => {
    const apps = new Kustomization(tenant, 'apps', { sourceRef: git(tenant), path: './deploy' });
    const charts = new HelmRepository(tenant, 'charts', { url: 'https://example.org/charts' });
    new HelmRelease(new Construct(tenant, 'scope'), 'db', { chart: charts.chart('db'), dependsOn: [] });
    new ApiObject(tenant, 'Settings', { apiVersion: 'v1', kind: 'ConfigMap' });
    bareConfigMap(new Chart(tenant, 'chart'), 'it', { name: 'it' });
    expect(Kustomization.fromName(tenant, 'known', { name: 'x' }).ref.namespace).toBe('team-a');
    expect(apps.ref.namespace).toBe('team-a');
  });

  it('a Kustomization acts as the tenant, for its namespace only', () => {
    expect(specOf(app, 'Kustomization', 'apps')).toMatchObject({
      serviceAccountName: 'team-a',
      targetNamespace: 'team-a',
      sourceRef: { kind: 'GitRepository', name: 'source' },
    });
    expect(specOf(app, 'Kustomization', 'apps').sourceRef).not.toHaveProperty('namespace');
  });

  it('a HelmRelease acts as the tenant', () => {
    expect(specOf(app, 'HelmRelease', 'db')).toMatchObject({
      serviceAccountName: 'team-a',
      chart: { spec: { sourceRef: { kind: 'HelmRepository', name: 'charts' } } },
    });
  });

  it.each([
    ['Kustomization', 'apps'],
    ['GitRepository', 'source'],
    ['HelmRepository', 'charts'],
    ['HelmRelease', 'db'],
    ['ConfigMap', 'settings'],
    ['ConfigMap', 'it'],
  ])('everything is in its namespace, with its label and named by the ids below it: %s %s', (kind, name) => {
    expect(objectOf(app, kind, name).metadata).toEqual({ name, namespace: 'team-a', labels });
  });

  it('nothing is wrong', () => expect(messagesOf(app)).toEqual([]));

  it('the nearest default is that of the tenant', () => {
    const defaults = { kustomization: { serviceAccountName: 'deployer', targetNamespace: 'x', force: true } };
    const other = fleetOf(
      (cluster) => {
        const tenant = new Tenant(cluster, 'team-a');
        new Kustomization(tenant, 'apps', { sourceRef: git(tenant), path: './deploy' });
      },
      { cluster: { defaults } },
    );
    expect(specOf(other, 'Kustomization', 'apps')).toMatchObject({
      serviceAccountName: 'team-a',
      targetNamespace: 'team-a',
      force: true,
    });
  });

  it('Kustomizations of one name in two tenants have folders of their own', () => {
    const two = fleetOf((cluster) => {
      for (const id of ['team-a', 'team-b']) {
        const tenant = new Tenant(cluster, id);
        const repository = cluster.repository;
        const source = new GitRepository(tenant, 'source', { repository });
        bareConfigMap(new Kustomization(tenant, 'apps', { sourceRef: source }), 'settings');
      }
    });
    expect(messagesOf(two)).toEqual([]);
    expect(Object.keys(filesOf(two)).filter((path) => path.startsWith('deploy'))).toEqual([
      'deploy/staging/team-a.apps/configmap-settings.yaml',
      'deploy/staging/team-a.apps/kustomization.yaml',
      'deploy/staging/team-b.apps/configmap-settings.yaml',
      'deploy/staging/team-b.apps/kustomization.yaml',
    ]);
  });

  it.each<[string, (tenant: Tenant) => unknown, string]>([
    ['a Kustomization', (tenant) => new Kustomization(tenant, 'it', { namespace: 'other' }), 'it'],
    ['a source', (tenant) => new GitRepository(tenant, 'it', { url: 'https://x.org/x', namespace: 'other' }), 'it'],
    ['a HelmRelease', (tenant) => new HelmRelease(tenant, 'it', { namespace: 'other' }), 'it'],
    [
      'a HelmRelease in a Kustomization for other objects',
      (tenant) => new HelmRelease(new Kustomization(tenant, 'apps', { objects: { namespace: 'other' } }), 'it'),
      'apps/it',
    ],
  ])('no Flux object leaves its namespace: %s', (_title, make, path) => {
    tenantOf({}, (tenant) => {
      const message = `"staging/team-a/${path}": is in the Tenant "team-a", whose namespace is "team-a", not "other"; take that one, or place it outside of the Tenant`;
      expect(() => make(tenant)).toThrow(new Error(message));
    });
  });
});

describe('A Kustomization of a tenant', () => {
  /** One that builds from the app's own repository. */
  function applying(build: (apps: Kustomization) => void, props: object = {}): FleetApp {
    return tenantOf({}, (tenant) => {
      const { repository } = Cluster.of(tenant);
      const sourceRef = new GitRepository(tenant, 'source', { repository });
      build(new Kustomization(tenant, 'apps', { sourceRef, ...props }));
    });
  }

  it('gives its objects the namespace of the tenant, and HelmReleases its rights', () => {
    const app = applying((apps) => {
      const charts = new HelmRepository(apps, 'charts', { url: 'https://example.org/charts' });
      new HelmRelease(apps, 'web', { chart: charts.chart('web') });
      bareConfigMap(new Folder(apps, 'folder'), 'settings');
    });
    expect(objectOf(app, 'ConfigMap', 'settings').metadata).toEqual({ name: 'settings', namespace: 'team-a' });
    expect(objectOf(app, 'HelmRepository', 'charts').metadata).toEqual({ name: 'charts', namespace: 'team-a' });
    expect(objectOf(app, 'HelmRelease', 'web').metadata).toEqual({ name: 'web', namespace: 'team-a' });
    expect(specOf(app, 'HelmRelease', 'web').serviceAccountName).toBe('team-a');
    expect(messagesOf(app)).toEqual([]);
  });

  it('needs a source of the tenant', () => {
    const app = tenantOf({}, (tenant) => bareConfigMap(new Kustomization(tenant, 'apps'), 'it'));
    expect(messagesOf(app)).toEqual([
      lines(
        'warning FLX130 Kustomization "team-a/apps": spec.sourceRef is GitRepository "flux-system/flux-system", not in the namespace of tenant "team-a"; Flux refuses it where references across namespaces are blocked; give the tenant a GitRepository of its own',
        'at staging/team-a/apps',
      ),
    ]);
  });

  it.each<[string, object, string]>([
    [
      'without its ServiceAccount',
      { serviceAccountName: null },
      'spec.serviceAccountName is missing; Flux would not act as tenant "team-a", but with the rights that it was started with; write "team-a"',
    ],
    [
      'for another namespace',
      { targetNamespace: 'other', objects: { namespace: 'other' } },
      'spec.targetNamespace "other" is not the namespace of tenant "team-a"; leave it out, or "allow" it where its ServiceAccount has rights there',
    ],
  ])('is an error %s', (_title, props, message) => {
    const app = applying((apps) => bareConfigMap(apps, 'it'), props);
    expect(messagesOf(app)).toEqual([
      lines(`error FLX131 Kustomization "team-a/apps": ${message}`, 'at staging/team-a/apps'),
    ]);
  });

  it('may act as another ServiceAccount of its namespace', () => {
    expect(messagesOf(applying((apps) => bareConfigMap(apps, 'it'), { serviceAccountName: 'deployer' }))).toEqual([]);
  });

  it('brings objects of other namespaces into that of the tenant', () => {
    expect(messagesOf(applying((apps) => configMap(apps, 'it', { name: 'it', namespace: 'other' })))).toEqual([
      lines(
        'warning FLX132 ConfigMap "other/it": metadata.namespace "other" becomes "team-a" by spec.targetNamespace of Kustomization "team-a/apps"; leave it out, or apply it by a Kustomization without targetNamespace',
        'at staging/team-a/apps/it',
      ),
    ]);
  });
});

describe('toJson of a Tenant', () => {
  it('is what lies in it, not what its Kustomizations apply', () => {
    const app = fleetOf((cluster) => {
      configMap(cluster, 'outside');
      const tenant = new Tenant(cluster, 'team-a');
      git(tenant);
      bareConfigMap(new Kustomization(tenant, 'apps'), 'inside');
      bareConfigMap(new Folder(tenant, 'folder', { labels: { a: 'b' } }), 'it');
    });
    const tenant = app.node.findAll().find((construct) => Tenant.isTenant(construct)) as Tenant;
    expect(Testing.synth(tenant).map(({ kind, metadata }) => [kind, metadata.name, metadata.labels])).toEqual([
      ['Namespace', 'team-a', labels],
      ['ServiceAccount', 'team-a', labels],
      ['RoleBinding', 'team-a-reconciler', labels],
      ['GitRepository', 'source', labels],
      ['Kustomization', 'apps', labels],
      ['ConfigMap', 'it', { ...labels, a: 'b' }],
    ]);
  });

  it('is empty outside of a FleetApp', () => {
    const app = Testing.app();
    const cluster = new Cluster(app, 'staging', { repository: new Repository(app, 'fleet'), flux: '2.10' });
    expect(new Tenant(cluster, 'team-a').toJson()).toEqual([]);
  });
});

describe('Dependencies on a Tenant', () => {
  it('mean its Kustomizations', () => {
    const app = fleetOf((cluster) => {
      const tenant = new Tenant(cluster, 'team-a');
      new Kustomization(tenant, 'apps', { sourceRef: git(tenant), path: './deploy' });
      const after = new Kustomization(cluster, 'after', { dependsOn: [tenant] });
      configMap(after, 'it', { namespace: 'after' });
    });
    expect(specOf(app, 'Kustomization', 'after').dependsOn).toEqual([{ name: 'apps', namespace: 'team-a' }]);
  });
});

(kustomize === undefined ? describe.skip : describe)(
  `kustomize${kustomize === undefined ? ' (not installed)' : ''}`,
  () => {
    it('builds a folder of tenants to the objects that were declared', () => {
      const app = fleetOf((cluster) => {
        const tenants = new Kustomization(cluster, 'tenants');
        new Tenant(tenants, 'team-b', { createNamespace: false });
        git(new Tenant(tenants, 'team-a'));
      });
      const { output, error } = kustomizeBuild(filesOf(app), 'deploy/staging/tenants');
      expect(error).toBe('');
      const built = parseAllDocuments(output).map((document) => document.toJS() as object);
      const declared = objectsOf(app).filter(({ kind }) => kind !== 'Kustomization');
      expect(built).toHaveLength(declared.length);
      expect(built).toEqual(expect.arrayContaining(declared));
      expect(built[0]).toMatchObject({ kind: 'Namespace' });
    });
  },
);

function clusterRole(scope: Construct): ApiObject {
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  return new ApiObject(scope, 'role', { apiVersion, kind: 'ClusterRole', metadata: { name: 'role' } });
}
