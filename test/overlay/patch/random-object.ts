import { type Json, type JsonObject, type KubeObject, normalizeObject } from '../../../lib/manifest/index.js';
import type { Chance } from './chance.js';
import { KEYS, randomText, randomValue } from './random-values.js';

function texts(chance: Chance, keys: readonly string[]): JsonObject {
  return Object.fromEntries(chance.some(keys).map((key) => [key, randomText(chance)]));
}

/** Fields that are there or not. */
function maybe(chance: Chance, fields: Record<string, () => Json>): JsonObject {
  return Object.fromEntries(chance.some(Object.entries(fields)).map(([key, make]) => [key, make()]));
}

/** A list of maps with a key, few of them twice. */
function keyed(chance: Chance, key: string, values: readonly Json[], make: () => JsonObject): Json {
  const twice = chance.is(0.03) ? values : [];
  return chance.shuffled(chance.some([...values, ...twice])).map((value) => ({ [key]: value, ...make() }));
}

const NAMES = ['main', 'side', 'x', '123'];

function metadata(chance: Chance): JsonObject {
  return maybe(chance, {
    labels: () => texts(chance, KEYS.slice(0, 12)),
    annotations: () => texts(chance, ['a', 'x/y', 'constructor', 'a.b']),
    finalizers: () => chance.some(['a', 'b', 'c/d']),
    ownerReferences: () => keyed(chance, 'uid', ['1', 'u2'], () => ({ kind: 'Pod', apiVersion: 'v1', name: 'x' })),
    creationTimestamp: () => null,
  });
}

function ports(chance: Chance, key: string): Json {
  const all = [53, 53, 80, 80, 443].map((port, index) => ({
    [key]: port,
    ...(chance.is(0.7) ? { protocol: index % 2 === 0 ? 'TCP' : 'UDP' } : {}),
    ...maybe(chance, { name: () => chance.pick(NAMES), nodePort: () => 30000 }),
  }));
  return chance.some(all);
}

function container(chance: Chance): JsonObject {
  return maybe(chance, {
    image: () => chance.pick(['nginx:1', 'app', '123']),
    args: () => chance.list(3, () => randomText(chance)),
    env: () =>
      keyed(chance, 'name', ['A', 'B', 'C', 'true'], () =>
        maybe(chance, {
          value: () => randomText(chance),
          valueFrom: () => ({ secretKeyRef: { name: 'a', key: 'b' } }),
        }),
      ),
    ports: () => ports(chance, 'containerPort'),
    volumeMounts: () => keyed(chance, 'mountPath', ['/a', '/b'], () => ({ name: chance.pick(['v', 'w']) })),
    resources: () => maybe(chance, { limits: () => ({ cpu: chance.pick([1, '1', '100m']) }), requests: () => ({}) }),
    securityContext: () =>
      maybe(chance, { runAsUser: () => 1, capabilities: () => ({ drop: ['ALL'] }), privileged: () => false }),
  });
}

function podSpec(chance: Chance): JsonObject {
  return maybe(chance, {
    containers: () => keyed(chance, 'name', NAMES, () => container(chance)),
    initContainers: () => keyed(chance, 'name', NAMES, () => container(chance)),
    volumes: () =>
      keyed(chance, 'name', ['v', 'w'], () =>
        chance.pick<JsonObject>([{ emptyDir: {} }, { configMap: { name: 'a', items: [{ key: 'a', path: 'b' }] } }]),
      ),
    imagePullSecrets: () => keyed(chance, 'name', ['a', 'b'], () => ({})),
    hostAliases: () => keyed(chance, 'ip', ['1.1.1.1', '2.2.2.2'], () => ({ hostnames: ['a', 'b'] })),
    tolerations: () => chance.list(2, () => ({ key: chance.pick(['a', 'b']), operator: 'Exists' })),
    topologySpreadConstraints: () =>
      chance.some(
        ['zone', 'host'].flatMap((topologyKey) =>
          ['DoNotSchedule', 'ScheduleAnyway'].map((whenUnsatisfiable) => ({
            topologyKey,
            whenUnsatisfiable,
            maxSkew: 1,
          })),
        ),
      ),
    nodeSelector: () => texts(chance, KEYS.slice(0, 6)),
    serviceAccountName: () => chance.pick(NAMES),
    unknown: () => randomValue(chance),
  });
}

function template(chance: Chance): JsonObject {
  return maybe(chance, { metadata: () => metadata(chance), spec: () => podSpec(chance) });
}

function workload(chance: Chance): JsonObject {
  return {
    spec: maybe(chance, {
      replicas: () => chance.pick([0, 1, 2]),
      selector: () => ({ matchLabels: texts(chance, ['a', 'b']) }),
      strategy: () =>
        chance.pick<Json>([{ type: 'Recreate' }, { rollingUpdate: { maxSurge: chance.pick([1, '25%']) } }]),
      template: () => template(chance),
      volumeClaimTemplates: () => [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'] } }],
    }),
  };
}

const rules = (chance: Chance): Json =>
  chance.list(3, () => ({ apiGroups: [''], resources: chance.some(['pods', 'secrets']), verbs: ['get'] }));

const subjects = (chance: Chance): Json => chance.list(2, () => ({ kind: 'User', name: chance.pick(NAMES) }));

interface RandomKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly fields: (chance: Chance) => JsonObject;
}

const row = (apiVersion: string, kind: string, fields: RandomKind['fields']): RandomKind => ({
  apiVersion,
  kind,
  fields,
});

const KINDS: readonly RandomKind[] = [
  row('apps/v1', 'Deployment', workload),
  row('apps/v1', 'StatefulSet', workload),
  row('apps/v1', 'DaemonSet', workload),
  row('batch/v1', 'CronJob', (chance) => ({
    spec: { schedule: '* * * * *', jobTemplate: maybe(chance, { spec: () => ({ template: template(chance) }) }) },
  })),
  row('v1', 'Pod', (chance) => ({ spec: podSpec(chance) })),
  row('v1', 'Service', (chance) => ({
    spec: maybe(chance, {
      ports: () => ports(chance, 'port'),
      selector: () => texts(chance, ['a', 'b']),
      type: () => 'ClusterIP',
    }),
  })),
  row('networking.k8s.io/v1', 'Ingress', (chance) => ({
    spec: {
      rules: chance.list(2, () => ({ host: randomText(chance), http: { paths: [{ path: '/', pathType: 'Prefix' }] } })),
      tls: [{ hosts: ['a'] }],
    },
  })),
  row('v1', 'ConfigMap', (chance) => maybe(chance, { data: () => texts(chance, KEYS), immutable: () => true })),
  row('v1', 'ServiceAccount', (chance) =>
    maybe(chance, {
      secrets: () => keyed(chance, 'name', NAMES, () => ({})),
      imagePullSecrets: () => keyed(chance, 'name', NAMES, () => ({})),
    }),
  ),
  row('rbac.authorization.k8s.io/v1', 'ClusterRole', (chance) => ({ rules: rules(chance) })),
  row('rbac.authorization.k8s.io/v1', 'RoleBinding', (chance) => ({
    roleRef: { kind: 'Role', name: 'a' },
    subjects: subjects(chance),
  })),
  row('v1', 'PersistentVolumeClaim', (chance) => ({
    spec: maybe(chance, {
      accessModes: () => ['ReadWriteOnce'],
      resources: () => ({ requests: { storage: chance.pick(['1Gi', 1]) } }),
    }),
  })),
  row('policy/v1', 'PodDisruptionBudget', (chance) => ({
    spec: { minAvailable: chance.pick([1, '50%']), selector: { matchLabels: texts(chance, ['a']) } },
  })),
  row('networking.k8s.io/v1', 'NetworkPolicy', (chance) => ({
    spec: { podSelector: {}, ingress: chance.list(2, () => ({ ports: [{ port: 80 }] })) },
  })),
  row('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', (chance) => ({
    webhooks: keyed(chance, 'name', NAMES, () => ({ rules: rules(chance) })),
  })),
  row('example.org/v1', 'Widget', (chance) => ({ spec: randomValue(chance, 4) })),
  row('example.org/v1', 'Widget', (chance) => ({
    spec: { containers: keyed(chance, 'name', NAMES, () => container(chance)), template: template(chance) },
  })),
  row('example.org/v1', 'Widget', (chance) => ({
    spec: { pod: { apiVersion: 'v1', kind: 'Pod', metadata: metadata(chance), spec: podSpec(chance) } },
  })),
  row('apps/v1beta1', 'Deployment', workload),
];

/** An object of a kind that kustomize knows, or of another one, in normal form. */
export function randomObject(chance: Chance, name: string): KubeObject {
  for (;;) {
    const { apiVersion, kind, fields } = chance.pick(KINDS);
    const namespace = chance.is(0.3) ? { namespace: 'n1' } : {};
    const object = { apiVersion, kind, metadata: { name, ...namespace, ...metadata(chance) }, ...fields(chance) };
    const { objects, problems } = normalizeObject(object);
    if (problems.length === 0) return objects[0] as KubeObject;
  }
}
