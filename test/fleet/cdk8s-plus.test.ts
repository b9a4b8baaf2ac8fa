import { Cron } from 'cdk8s';
import { type Cluster, Kustomization } from 'cdk8s-fluxcd';
import * as plus from 'cdk8s-plus-25';

import { clustersOf, filesOf, fleetOf, lines, messagesOf, objectOf, objectsOf } from './support.js';

type Data = {
  metadata: { name: string };
  spec: Record<string, unknown> & { template: { metadata: { labels: object } } };
};

const ADDRESS = 'cdk8s.io/metadata.addr';

function deployment(scope: Kustomization, id: string, props: plus.DeploymentProps = {}): plus.Deployment {
  return new plus.Deployment(scope, id, { containers: [{ image: `example.org/${id}:1`, portNumber: 8080 }], ...props });
}

/** A shop as people write it with cdk8s-plus: selectors, affinity and network policies all name an address. */
function shop(cluster: Cluster): void {
  const apps = new Kustomization(cluster, 'shop', { objects: { namespace: 'shop' } });
  const [web, db] = [deployment(apps, 'web', { replicas: 2 }), deployment(apps, 'db')];
  web.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });
  web.scheduling.colocate(db);
  web.scheduling.separate(web);
  new plus.NetworkPolicy(apps, 'policy', { selector: db, metadata: { name: 'policy' } });
}

describe('Constructs of cdk8s-plus', () => {
  it('are named by their ids', () => {
    const app = fleetOf((cluster) => {
      const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
      deployment(apps, 'web').exposeViaIngress('/', { ports: [{ port: 80, targetPort: 8080 }] });
      new plus.ConfigMap(apps, 'settings', { data: { a: '1' } });
      new plus.CronJob(apps, 'nightly', {
        schedule: Cron.daily(),
        containers: [{ image: 'x' }],
      });
    });
    const names = objectsOf(app).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(names.sort()).toEqual([
      'ConfigMap settings',
      'CronJob nightly',
      'Deployment web',
      'Ingress web-service-ingress',
      'Kustomization apps',
      'Service web-service',
    ]);
  });

  it('carry the readable address wherever the stock one stands', () => {
    const app = fleetOf(shop);
    const text = JSON.stringify(objectsOf(app));
    const addresses = [...text.matchAll(/"cdk8s\.io\/metadata\.addr":"([^"]*)"/g)].map(([, value]) => value);
    const expressions = [...text.matchAll(/"key":"cdk8s\.io\/metadata\.addr","operator":"In","values":\["([^"]*)"\]/g)];
    expect(new Set([...addresses, ...expressions.map(([, value]) => value)])).toEqual(new Set(['shop-web', 'shop-db']));
    expect(addresses.length).toBeGreaterThan(5);
    expect(text).not.toMatch(/c8[0-9a-f]{40}/);
    const web = objectOf(app, 'Deployment', 'web') as unknown as Data;
    expect(web.spec.selector).toEqual({ matchLabels: { [ADDRESS]: 'shop-web' } });
    expect(web.spec.template.metadata.labels).toEqual({ [ADDRESS]: 'shop-web' });
    expect(objectOf(app, 'Service', 'web-service').spec).toMatchObject({
      selector: { [ADDRESS]: 'shop-web' },
    });
    expect(objectOf(app, 'NetworkPolicy', 'policy').spec).toMatchObject({
      podSelector: { matchLabels: { [ADDRESS]: 'shop-db' } },
    });
  });

  it('give equal files in two clusters', () => {
    const app = clustersOf(['staging', 'production'], (cluster) => {
      const apps = new Kustomization(cluster, 'shop', { objects: { namespace: 'shop' } });
      const [web, db] = [deployment(apps, 'web'), deployment(apps, 'db')];
      web.exposeViaIngress('/', { ports: [{ port: 80, targetPort: 8080 }] });
      web.scheduling.colocate(db);
    });
    const files = filesOf(app);
    const below = (name: string) =>
      Object.fromEntries(
        Object.entries(files).flatMap(([path, text]) => {
          const prefix = `deploy/${name}/shop/`;
          return path.startsWith(prefix) ? [[path.slice(prefix.length), text]] : [];
        }),
      );
    expect(below('staging')).toEqual(below('production'));
    expect(Object.keys(below('staging')).sort()).toEqual([
      'deployment-db.yaml',
      'deployment-web.yaml',
      'ingress-web-service-ingress.yaml',
      'kustomization.yaml',
      'service-web-service.yaml',
    ]);
  });

  it('that get one address twice in a namespace are an error', () => {
    const app = fleetOf((cluster) => {
      deployment(new Kustomization(cluster, 'a', { objects: { namespace: 'x' } }), 'b-c');
      const other = new Kustomization(cluster, 'a-b', { objects: { namespace: 'x' } });
      deployment(other, 'c');
      deployment(new Kustomization(cluster, 'a-b-c', { namespace: 'elsewhere', objects: { namespace: 'y' } }), 'x');
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX106 pods of "staging/a-b/c": get the label cdk8s.io/metadata.addr "a-b-c" in namespace "x", as those of "staging/a/b-c" do; rename one of the constructs',
        'at staging/a-b/c',
      ),
    ]);
  });

  it('that get one address in two namespaces are fine', () => {
    const app = fleetOf((cluster) => {
      deployment(new Kustomization(cluster, 'a', { objects: { namespace: 'x' } }), 'b-c');
      deployment(new Kustomization(cluster, 'a-b', { objects: { namespace: 'y' } }), 'c');
    });
    expect(messagesOf(app)).toEqual([]);
  });

  it('that get an address longer than a label value takes are an error', () => {
    const app = fleetOf((cluster) => {
      deployment(new Kustomization(cluster, 'k'.repeat(40), { objects: { namespace: 'x' } }), 'd'.repeat(30));
    });
    expect(messagesOf(app)).toEqual([
      lines(
        `error FLX101 pods of "staging/${'k'.repeat(40)}/${'d'.repeat(30)}": get the label cdk8s.io/metadata.addr "${'k'.repeat(40)}-${'d'.repeat(30)}" of 71 characters; a label value takes 63; give shorter ids`,
        `at staging/${'k'.repeat(40)}/${'d'.repeat(30)}`,
      ),
    ]);
  });

  it('get an address that a label may carry whatever their ids are', () => {
    const app = fleetOf((cluster) => {
      deployment(new Kustomization(cluster, 'apps', { objects: { namespace: 'x' } }), 'My Web_(1)');
    });
    const { metadata } = objectsOf(app).find(({ kind }) => kind === 'Deployment') as unknown as Data;
    expect(metadata.name).toBe('myweb1');
    expect(JSON.stringify(objectsOf(app))).toContain('"cdk8s.io/metadata.addr":"apps-myweb1"');
  });

  it('may depend on one another across Kustomizations', () => {
    const app = fleetOf((cluster) => {
      const infra = new Kustomization(cluster, 'infra', { wait: false, objects: { namespace: 'db' } });
      const web = deployment(new Kustomization(cluster, 'apps', { objects: { namespace: 'web' } }), 'web');
      web.node.addDependency(deployment(infra, 'db'));
    });
    expect(messagesOf(app)).toEqual([]);
    expect(objectOf(app, 'Kustomization', 'apps').spec).toMatchObject({ dependsOn: [{ name: 'infra' }] });
    expect(objectOf(app, 'Kustomization', 'infra').spec).toMatchObject({
      healthChecks: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'db', namespace: 'db' }],
    });
  });

  it('may hold a Secret of theirs, which is an error as any other', () => {
    const app = fleetOf((cluster) => {
      const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'web' } });
      new plus.Secret(apps, 'login', { stringData: { password: 'hunter2' } });
    });
    const messages = messagesOf(app);
    expect(messages.map((text) => text.split(':')[0])).toEqual(['error FLX104 Secret "web/login"']);
    expect(messages.join()).not.toContain('hunter2');
  });
});
