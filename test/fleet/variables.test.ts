// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import { ApiObject, Chart, JsonPatch, Lazy } from 'cdk8s';
import {
  type Cluster,
  type FleetApp,
  Folder,
  HelmRelease,
  Kustomization,
  type KustomizationProps,
  OCIRepository,
  setFile,
  type VariableProps,
  VendoredFiles,
} from 'cdk8s-fluxcd';
import * as plus from 'cdk8s-plus-25';
import { Construct } from 'constructs';

import { bareConfigMap, clustersOf, filesOf, fleetOf, lines, messagesOf, objectOf, specOf } from './support.js';

const OPT_OUT = 'kustomize.toolkit.fluxcd.io/substitute';

/** A Kustomization for objects in namespace `web`. */
function kustomization(scope: Construct, id: string, props: KustomizationProps = {}): Kustomization {
  return new Kustomization(scope, id, { objects: { namespace: 'web' }, ...props });
}

/** One Kustomization `apps` whose ConfigMap `web` has that data. */
function dataWith(build: (cluster: Cluster) => Record<string, unknown>): FleetApp {
  return fleetOf((cluster) => {
    const apps = kustomization(cluster, 'apps');
    bareConfigMap(apps, 'web', {}, build(cluster));
  });
}

const domain = (cluster: Cluster) => cluster.variable('DOMAIN', { value: 'example.org' });
const secret = (cluster: Cluster) => cluster.variable('TOKEN', { from: { kind: 'Secret', name: 'cluster' } });
const written = (app: FleetApp) => objectOf(app, 'ConfigMap', 'web').data;
const postBuild = (app: FleetApp, name = 'apps') => specOf(app, 'Kustomization', name).postBuild;

describe('A variable of a cluster', () => {
  test('is ${NAME} in what is written, wherever it stands in a value', () => {
    const app = dataWith((cluster) => {
      const token = domain(cluster);
      return { whole: token, part: `https://${token}/a?b=${token}`, json: JSON.stringify({ a: [token] }) };
    });
    expect(written(app)).toEqual({
      whole: '${DOMAIN}',
      part: 'https://${DOMAIN}/a?b=${DOMAIN}',
      json: '{"a":["${DOMAIN}"]}',
    });
    expect(messagesOf(app)).toEqual([]);
  });

  test('gives its Kustomization the value', () => {
    expect(filesOf(dataWith((cluster) => ({ a: domain(cluster) })))['clusters/staging/kustomization-apps.yaml']).toBe(
      `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 60m
  retryInterval: 2m
  timeout: 3m
  sourceRef:
    kind: GitRepository
    name: flux-system
  path: ./deploy/staging/apps
  prune: true
  wait: true
  postBuild:
    substitute:
      DOMAIN: example.org
`,
    );
  });

  test('gives it exactly what its objects use, those in its folders too', () => {
    const app = fleetOf((cluster) => {
      const [a, b, c] = ['A', 'B', 'C'].map((name) => cluster.variable(name, { value: name }));
      const from = cluster.variable('D', { from: { kind: 'ConfigMap', name: 'd', optional: true } });
      const apps = kustomization(cluster, 'apps');
      bareConfigMap(apps, 'b', {}, { b, d: from });
      bareConfigMap(new Folder(new Folder(apps, 'one'), 'two'), 'a', {}, { a });
      bareConfigMap(kustomization(cluster, 'other'), 'c', {}, { c });
    });
    const substituteFrom = [{ kind: 'ConfigMap', name: 'd', optional: true }];
    expect(postBuild(app)).toEqual({ substitute: { A: 'A', B: 'B' }, substituteFrom });
    expect(postBuild(app, 'other')).toEqual({ substitute: { C: 'C' } });
    expect(messagesOf(app)).toEqual([]);
  });

  test('belongs to the Kustomization around the one whose spec has it', () => {
    const app = fleetOf((cluster) => {
      const outer = kustomization(cluster, 'outer');
      const inner = kustomization(outer, 'inner', { serviceAccountName: domain(cluster) });
      bareConfigMap(inner, 'web');
    });
    expect(specOf(app, 'Kustomization', 'inner').serviceAccountName).toBe('${DOMAIN}');
    expect(postBuild(app, 'inner')).toBeUndefined();
    expect(postBuild(app, 'outer')).toEqual({ substitute: { DOMAIN: 'example.org' } });
  });

  test('passes through cdk8s-plus, Lazy values, patches, Lists, stock Charts and Helm values', () => {
    const app = fleetOf((cluster) => {
      const token = domain(cluster);
      const apps = kustomization(cluster, 'apps', { objects: { namespace: 'apps', labels: { site: token } } });
      const envVariables = { HOST: plus.EnvValue.fromValue(`www.${token}`) };
      new plus.Deployment(apps, 'web', { containers: [{ image: `${token}/web`, envVariables }] });
      const chart = new Chart(apps, 'chart');
      bareConfigMap(chart, 'lazy', { name: 'lazy' }, { a: Lazy.any({ produce: () => `lazy.${token}` }) });
      bareConfigMap(apps, 'patched').addJsonPatch(JsonPatch.add('/data', { a: `patched.${token}` }));
      const items = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'item' }, data: { a: token } }];
      new ApiObject(apps, 'list', { apiVersion: 'v1', kind: 'List', items });
      const chartRef = OCIRepository.fromName(apps, 'chart-source', { name: 'web' });
      new HelmRelease(apps, 'release', { chartRef, values: { ingress: { host: token } } });
    });
    const container = (specOf(app, 'Deployment', 'web') as { template: { spec: { containers: object[] } } }).template
      .spec.containers[0];
    expect(container).toMatchObject({ image: '${DOMAIN}/web', env: [{ name: 'HOST', value: 'www.${DOMAIN}' }] });
    expect(objectOf(app, 'ConfigMap', 'lazy').data).toEqual({ a: 'lazy.${DOMAIN}' });
    expect(objectOf(app, 'ConfigMap', 'lazy').metadata.labels).toEqual({ site: '${DOMAIN}' });
    expect(objectOf(app, 'ConfigMap', 'patched').data).toEqual({ a: 'patched.${DOMAIN}' });
    expect(objectOf(app, 'ConfigMap', 'item').data).toEqual({ a: '${DOMAIN}' });
    expect(specOf(app, 'HelmRelease', 'release').values).toEqual({ ingress: { host: '${DOMAIN}' } });
    expect(postBuild(app)).toEqual({ substitute: { DOMAIN: 'example.org' } });
  });

  test('is shown by toJson() of the Kustomization and of its Flux object', () => {
    const app = dataWith((cluster) => ({ a: domain(cluster) }));
    const apps = app.node.findChild('staging').node.findChild('apps') as Kustomization;
    expect(apps.toJson()).toMatchObject([{ data: { a: '${DOMAIN}' } }]);
    const resource = ApiObject.of(apps).toJson() as { spec: { postBuild: unknown } };
    expect(resource.spec.postBuild).toEqual({ substitute: { DOMAIN: 'example.org' } });
  });

  test('may come from a construct', () => {
    const app = fleetOf(
      (cluster) => {
        const config = kustomization(cluster, 'config', { objects: { namespace: 'flux-system' } });
        const settings = bareConfigMap(config, 'settings', {}, { A: 'a' });
        const token = new plus.Secret(config, 'token', { stringData: { B: 'b' } });
        const data = {
          a: cluster.variable('A', { from: settings }),
          b: cluster.variable('B', { from: token }),
        };
        bareConfigMap(kustomization(cluster, 'apps', { dependsOn: [config] }), 'web', {}, data);
      },
      { app: { allow: [{ code: 'FLX104', subject: 'Secret "flux-system/token"', reason: 'a test' }] } },
    );
    const substituteFrom = [
      { kind: 'ConfigMap', name: 'settings' },
      { kind: 'Secret', name: 'token' },
    ];
    expect(postBuild(app)).toEqual({ substituteFrom });
    expect(messagesOf(app)).toHaveLength(1);
  });

  test('gives equal files in folders that clusters share, whatever its value', () => {
    const app = clustersOf(['staging', 'production'], (cluster, name) => {
      const token = cluster.variable('DOMAIN', { value: `${name}.example.org` });
      const folder = new Folder(kustomization(cluster, 'apps'), 'web', { base: 'base/web' });
      bareConfigMap(folder, 'web', {}, { a: token, home: '${HOME}' });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(filesOf(app)['base/web/configmap-web.yaml']).toContain('data:\n  a: ${DOMAIN}\n  home: $${HOME}\n');
  });

  test('is merged with what the author wrote in postBuild', () => {
    const app = fleetOf((cluster) => {
      const substitute = { REGION: 'eu', DOMAIN: 'example.org' };
      const apps = kustomization(cluster, 'apps', { postBuild: { substitute } });
      bareConfigMap(
        apps,
        'web',
        {},
        { a: domain(cluster), b: cluster.variable('CITY', { value: 'Rome' }), c: '${REGION}' },
      );
    });
    expect(postBuild(app)).toEqual({ substitute: { REGION: 'eu', DOMAIN: 'example.org', CITY: 'Rome' } });
    expect(written(app)).toEqual({ a: '${DOMAIN}', b: '${CITY}', c: '${REGION}' });
    expect(messagesOf(app)).toEqual([]);
  });

  it('is missed where a JSON patch takes out what sets it', () => {
    const app = fleetOf((cluster) => {
      const apps = kustomization(cluster, 'apps');
      bareConfigMap(apps, 'web', {}, { host: domain(cluster) });
      ApiObject.of(apps).addJsonPatch(JsonPatch.remove('/spec/postBuild'));
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX120 Kustomization "flux-system/apps": spec.postBuild is taken out by a JSON patch, but its objects have the variables "DOMAIN"; leave it in',
        'at staging/apps',
      ),
    ]);
  });

  test('has one value', () => {
    const app = fleetOf((cluster) => {
      const postBuild = { substitute: { DOMAIN: 'example.com' } };
      bareConfigMap(kustomization(cluster, 'apps', { postBuild }), 'web', {}, { a: domain(cluster) });
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX126 Kustomization "flux-system/apps": spec.postBuild.substitute.DOMAIN is another value than that of the variable of the cluster; take it out, or give the variable another name',
        'the variable is declared at staging',
        'at staging/apps',
      ),
    ]);
  });

  test('that no object uses is worth a word', () => {
    const app = fleetOf((cluster) => {
      domain(cluster);
      bareConfigMap(kustomization(cluster, 'apps'), 'web');
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'warning FLX125 variable "DOMAIN" of cluster "staging": is in no object; remove it, or put what "variable" returned into an object',
        'at staging',
      ),
    ]);
  });

  test('is looked for in the namespace of the Kustomization', () => {
    const app = fleetOf((cluster) => {
      const settings = bareConfigMap(kustomization(cluster, 'config'), 'settings', { namespace: 'apps' }, { A: 'a' });
      const a = cluster.variable('A', { from: settings });
      bareConfigMap(kustomization(cluster, 'apps'), 'web', {}, { a });
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX120 Kustomization "flux-system/apps": spec.postBuild.substituteFrom takes the variable "A" from ConfigMap "apps/settings", but Flux looks in its own namespace "flux-system" only; move the ConfigMap there',
        'the variable is declared at staging',
        'at staging/apps',
      ),
    ]);
  });
});

describe('cluster.variable', () => {
  const declare = (name: string, props: unknown) => () =>
    fleetOf((cluster) => void cluster.variable(name, props as VariableProps));

  test('gives the same text for the same variable', () => {
    fleetOf((cluster) => {
      expect(domain(cluster)).toBe(domain(cluster));
      expect(secret(cluster)).toBe(secret(cluster));
    });
  });

  test.each<[string, string, unknown, string]>([
    ['name', 'a-b', { value: '' }, 'the variable name "a-b" is none; take letters, digits and "_", no digit first'],
    [
      'name that starts with a digit',
      '1',
      { value: '' },
      'the variable name "1" is none; take letters, digits and "_", no digit first',
    ],
    ['source', 'A', {}, 'the variable "A" needs either a "value" or "from"'],
    ['single source', 'A', { value: '', from: {} }, 'the variable "A" needs either a "value" or "from"'],
    ['text for a value', 'A', { value: 3 }, 'the value of the variable "A" is 3; give a string'],
    [
      'kind of a source',
      'A',
      { from: { name: 'x' } },
      '"from" of the variable "A" names no ConfigMap or Secret; give "kind: ConfigMap" or "kind: Secret" and a "name", or the construct of one',
    ],
  ])('refuses what has no %s', (_, name, props, message) => {
    expect(declare(name, props)).toThrow(new Error(`"staging": ${message}`));
  });

  test('refuses a construct that is no ConfigMap or Secret', () => {
    const build = (cluster: Cluster) => {
      const service = new ApiObject(kustomization(cluster, 'apps'), 'web', { apiVersion: 'v1', kind: 'Service' });
      cluster.variable('A', { from: service });
    };
    expect(() => fleetOf(build)).toThrow('"staging": "from" of the variable "A" names no ConfigMap or Secret; ');
    expect(() => fleetOf((cluster) => void cluster.variable('A', { from: cluster as never }))).toThrow(
      '"staging": the variable "A" is from "staging", which is no ConfigMap or Secret',
    );
  });

  test('refuses a construct of another cluster', () => {
    let settings: ApiObject | undefined;
    const build = (cluster: Cluster) => {
      settings ??= bareConfigMap(kustomization(cluster, 'apps'), 'settings');
      cluster.variable('A', { from: settings });
    };
    expect(() => clustersOf(['staging', 'production'], build)).toThrow(
      new Error(
        '"production": the variable "A" is from "staging/apps/settings", which is not in this cluster; name it by "kind" and "name", or make one here',
      ),
    );
  });

  test('refuses a name with two sources, and shows no value', () => {
    const twice = (cluster: Cluster) => {
      cluster.variable('A', { value: 'hunter2' });
      cluster.variable('A', { value: 'hunter3' });
    };
    expect(() => fleetOf(twice)).toThrow(
      new Error(
        '"staging": the variable "A" is declared twice, from different sources; declare it once, or take another name',
      ),
    );
  });

  test('refuses a variable in a value', () => {
    const nested = (cluster: Cluster) => void cluster.variable('URL', { value: `https://${domain(cluster)}` });
    expect(() => fleetOf(nested)).toThrow(
      new Error(
        '"staging": the value of the variable "URL" holds a variable or image marker; Flux does not look for variables in values, write the text',
      ),
    );
  });
});

describe('A literal "${"', () => {
  test('is escaped where a variable has a value', () => {
    const app = dataWith((cluster) => ({
      a: domain(cluster),
      script: 'echo ${HOME} $$ $1 $(id)',
      price: `US$${domain(cluster)}`,
      '${key}': '',
    }));
    expect(written(app)).toEqual({
      a: '${DOMAIN}',
      script: 'echo $${HOME} $$$$ $1 $(id)',
      price: 'US$$${DOMAIN}',
      '$${key}': '',
    });
    expect(messagesOf(app)).toEqual([]);
  });

  test('stays without variables, and in an object that is opted out', () => {
    const app = fleetOf((cluster) => {
      bareConfigMap(kustomization(cluster, 'plain'), 'plain', {}, { a: '${HOME}' });
      const apps = kustomization(cluster, 'apps');
      bareConfigMap(apps, 'web', {}, { a: domain(cluster) });
      bareConfigMap(apps, 'out', { annotations: { [OPT_OUT]: 'disabled' } }, { a: '${HOME}' });
    });
    expect(objectOf(app, 'ConfigMap', 'plain').data).toEqual({ a: '${HOME}' });
    expect(objectOf(app, 'ConfigMap', 'out').data).toEqual({ a: '${HOME}' });
  });

  test('keeps its object out of substitution where all values are in the cluster', () => {
    const app = fleetOf((cluster) => {
      const apps = kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
      bareConfigMap(apps, 'web', {}, { a: secret(cluster) });
      bareConfigMap(apps, 'script', { labels: { a: 'b' } }, { a: 'echo ${HOME}' });
      bareConfigMap(apps, 'plain', {}, { a: 'echo $HOME' });
    });
    const { data, metadata } = objectOf(app, 'ConfigMap', 'script');
    expect(data).toEqual({ a: 'echo ${HOME}' });
    expect(JSON.stringify(metadata)).toBe(
      `{"name":"script","namespace":"apps","labels":{"a":"b"},"annotations":{"${OPT_OUT}":"disabled"}}`,
    );
    expect(objectOf(app, 'ConfigMap', 'plain').metadata.annotations).toBeUndefined();
  });

  test.each([
    ['${HOME}', []],
    ['$$', ['FLX129']],
  ])('%s is an error beside a variable whose value is in the cluster', (literal, others) => {
    const app = dataWith((cluster) => ({ a: secret(cluster), script: `echo ${literal}` }));
    const [message, ...more] = messagesOf(app);
    expect(message).toEqual(
      lines(
        'error FLX124 ConfigMap "web/web": data.script has a literal "${" or "$$", and the object has the variable "TOKEN": whether Flux substitutes is known only in the cluster; give one variable of the Kustomization a "value", or put the literal into an object of its own',
        'at staging/apps/web',
      ),
    );
    expect(more.map((other) => other.split(' ')[1])).toEqual(others);
  });
});

describe('A variable cannot', () => {
  const HINT = 'variables and image markers are for values';
  const EARLY = 'holds a variable or image marker, but must be known before files are written';

  test.each<[string, (apps: Kustomization, token: string) => void, string]>([
    [
      'be a name',
      (apps, token) => void bareConfigMap(apps, 'a', { name: `a-${token}` }),
      `ConfigMap "web/a-\${DOMAIN}": metadata.name holds the variable "DOMAIN", but kustomize must know it before; ${HINT}`,
    ],
    [
      'be a namespace',
      (apps, token) => void bareConfigMap(apps, 'a', { namespace: token }),
      `ConfigMap "\${DOMAIN}/a": metadata.namespace holds the variable "DOMAIN", but kustomize must know it before; ${HINT}`,
    ],
    [
      'be a kind',
      (apps, token) => void new ApiObject(apps, 'a', { apiVersion: 'v1', kind: token }),
      `\${DOMAIN} "web/a": kind holds the variable "DOMAIN", but kustomize must know it before; ${HINT}`,
    ],
    [
      'be a key',
      (apps, token) => void bareConfigMap(apps, 'a', {}, { [token]: 'x' }),
      `ConfigMap "web/a": data["\${DOMAIN}"] is a key with the variable "DOMAIN"; ${HINT}`,
    ],
    [
      'be cut',
      (apps, token) => void bareConfigMap(apps, 'a', {}, { a: token.slice(0, 5) }),
      'ConfigMap "web/a": data.a holds a piece of a variable or image marker; put it in whole: what it stands for is not known before it is written',
    ],
    [
      'be in an object that is opted out',
      (apps, token) => void bareConfigMap(apps, 'a', { labels: { [OPT_OUT]: 'disabled' } }, { a: token }),
      'ConfigMap "web/a": data.a holds the variable "DOMAIN", but the object is opted out of substitution; take "kustomize.toolkit.fluxcd.io/substitute" off, or write the text',
    ],
    [
      'be in base64',
      (apps, token) =>
        void new ApiObject(apps, 'a', {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          binaryData: { a: Buffer.from(`x${token}`).toString('base64') },
        }),
      'ConfigMap "web/a": binaryData["a"] holds a variable or image marker as base64, where Flux does not see it; use "stringData", or "data" of a ConfigMap',
    ],
    [
      'be in the id of an object',
      (apps, token) => void bareConfigMap(apps, `a-${token}`, { name: 'a' }),
      `construct "staging/apps/a-…": id ${EARLY}; ${HINT} of objects`,
    ],
    [
      'be the namespace of a folder',
      (apps, token) => void bareConfigMap(new Folder(apps, 'f', { namespace: token }), 'a'),
      `construct "staging/apps/f": namespace ${EARLY}; ${HINT} of objects`,
    ],
    [
      'be a path',
      (apps, token) => void bareConfigMap(new Folder(apps, 'f', { path: `f/${token}` }), 'a'),
      `construct "staging/apps/f": path ${EARLY}; ${HINT} of objects`,
    ],
    [
      'be the name of a file',
      (apps, token) => setFile(bareConfigMap(apps, 'a'), `${token}.yaml`),
      `construct "staging/apps/a": file ${EARLY}; ${HINT} of objects`,
    ],
    [
      'be in a patch of vendored files, which is in a kustomization file',
      (apps, token) => void new VendoredFiles(apps, 'v', { path: 'v.yaml' }).patch({}, { data: { a: token } }),
      `construct "staging/apps/v": patches ${EARLY}; ${HINT} of objects`,
    ],
    [
      'be in the id of a scope, which is said once',
      (apps, token) => {
        const scope = new Construct(apps, `s-${token}`);
        for (const name of ['a', 'b']) bareConfigMap(scope, name, { name });
      },
      `construct "staging/apps/s-…": id ${EARLY}; ${HINT} of objects`,
    ],
  ])('%s', (_, place, message) => {
    const app = fleetOf((cluster) => {
      const token = domain(cluster);
      const apps = kustomization(cluster, 'apps');
      bareConfigMap(apps, 'good', {}, { a: token });
      place(apps, token);
    });
    expect(messagesOf(app).filter((text) => text.includes('FLX123'))).toEqual([
      expect.stringContaining(`error FLX123 ${message}`),
    ]);
  });

  test('be in what the entry applies', () => {
    const app = fleetOf((cluster) => {
      bareConfigMap(cluster, 'a', { namespace: 'web' }, { a: domain(cluster) });
      bareConfigMap(kustomization(cluster, 'apps', { serviceAccountName: domain(cluster) }), 'web');
    });
    const message = 'bootstrap made the entry that applies it, which substitutes nothing; place it in a Kustomization';
    expect(messagesOf(app)).toEqual([
      lines(`error FLX123 ConfigMap "web/a": data.a holds the variable "DOMAIN", but ${message}`, 'at staging/a'),
      lines(
        `error FLX123 Kustomization "flux-system/apps": spec.serviceAccountName holds the variable "DOMAIN", but ${message}`,
        'at staging/apps',
      ),
    ]);
  });

  test('be the path of a Kustomization whose files the app writes', () => {
    const app = fleetOf((cluster) => {
      bareConfigMap(kustomization(cluster, 'apps', { path: `./${domain(cluster)}` }), 'web');
    });
    expect(messagesOf(app)).toContain(
      lines(`error FLX123 construct "staging/apps": path ${EARLY}; ${HINT} of objects`, 'at staging/apps'),
    );
  });

  test('be in another cluster', () => {
    let token = '';
    const app = clustersOf(['staging', 'production'], (cluster, name) => {
      if (name === 'staging') token = domain(cluster);
      bareConfigMap(kustomization(cluster, 'apps'), 'web', {}, { a: token });
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX123 ConfigMap "web/web": data.a holds the variable "DOMAIN" of cluster "staging"; declare it in "production"',
        'at production/apps/web',
      ),
    ]);
  });

  test('be in another app, even one that makes none', () => {
    let token = '';
    const first = fleetOf((cluster) => {
      token = domain(cluster);
      bareConfigMap(kustomization(cluster, 'apps'), 'web', {}, { a: token });
    });
    const second = dataWith(() => ({ a: token }));
    const third = dataWith((cluster) => ({ a: token, b: cluster.variable('OTHER', { value: 'x' }) }));
    const message =
      'error FLX123 ConfigMap "web/web": data.a holds a variable or image marker of another app; declare it in this app';
    for (const app of [second, third]) expect(messagesOf(app)).toEqual([lines(message, 'at staging/apps/web')]);
    expect(messagesOf(first)).toEqual([]);
  });
});
