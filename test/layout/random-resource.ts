import {
  isJsonObject,
  type Json,
  type JsonObject,
  type KubeObject,
  normalizeObject,
} from '../../lib/manifest/index.js';
import type { Chance } from '../overlay/patch/chance.js';
import { randomObject } from '../overlay/patch/random-object.js';
import { randomText } from '../overlay/patch/random-values.js';

export interface RandomResource {
  readonly name: string;
  /** Names that references may have. */
  readonly names: readonly string[];
}

type Fields = (chance: Chance, names: readonly string[]) => JsonObject;

const RBAC = 'rbac.authorization.k8s.io';

/** One of several, or nothing, as a field of its own. */
function optional(chance: Chance, field: string, values: readonly string[]): JsonObject {
  return chance.is(0.5) ? { [field]: chance.pick(values) } : {};
}

const binding: Fields = (chance, names) => ({
  roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: chance.pick(names) },
  subjects: chance.list(4, () => ({
    kind: chance.pick(['ServiceAccount', 'ServiceAccount', 'User', 'Group']),
    name: chance.pick(names),
    ...optional(chance, 'namespace', ['team', 'other', 'default']),
  })),
});

const webhooks: Fields = (chance, names) => ({
  webhooks: chance.some(['a.example.org', 'b.example.org', 'c.example.org'], 0.7).map((name) => ({
    name,
    clientConfig: {
      service: { name: chance.pick(names), ...optional(chance, 'namespace', ['team', 'other']), path: '/hook' },
      ...(chance.is(0.3) ? { caBundle: 'bm9uZQ==' } : {}),
    },
    rules: chance.list(2, () => ({ apiGroups: ['', 'apps'], operations: chance.some(['CREATE', 'UPDATE', '*']) })),
    ...(chance.is(0.3) ? { timeoutSeconds: chance.pick([1, 30]) } : {}),
  })),
});

const node: Fields = (chance, names) => ({
  spec: {
    configSource: { configMap: { name: chance.pick(names), namespace: chance.pick(['team', 'other']) } },
    taints: chance.list(2, () => ({ key: chance.pick(['a', 'b']), effect: 'NoSchedule' })),
  },
});

const account: Fields = (chance, names) => ({
  ...(chance.is(0.5) ? { secrets: chance.some(names, 0.3).map((name) => ({ name })) } : {}),
  ...(chance.is(0.5) ? { imagePullSecrets: chance.some(names, 0.3).map((name) => ({ name })) } : {}),
  ...(chance.is(0.3) ? { automountServiceAccountToken: chance.is(0.5) } : {}),
});

const service: Fields = (chance) => ({
  spec: {
    ports: chance
      .some([80, 443, 8080, 53, 53], 0.6)
      .map((port, index) => ({ port, name: `p${index}`, ...optional(chance, 'protocol', ['TCP', 'UDP']) })),
    selector: { app: randomText(chance) },
  },
});

const configMap: Fields = (chance) => ({
  data: Object.fromEntries(chance.some(['a', 'b.yaml', 'LEVEL'], 0.7).map((key) => [key, randomText(chance)])),
});

const scaler: Fields = (chance, names) => ({
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: chance.pick(names) },
    minReplicas: chance.pick([1, 2, -1]),
    metrics: chance.list(2, () => ({ type: 'Resource', resource: { name: chance.pick(['cpu', 'memory']) } })),
  },
});

const ingress: Fields = (chance, names) => ({
  spec: {
    rules: chance.list(2, () => ({
      host: chance.pick(['a.example.org', 'b.example.org']),
      http: { paths: [{ path: '/', backend: { service: { name: chance.pick(names), port: { number: 80 } } } }] },
    })),
  },
});

const workload: Fields = (chance, names) => ({
  spec: {
    replicas: chance.pick([0, 1, 3]),
    template: {
      spec: {
        serviceAccountName: chance.pick(names),
        initContainers: chance.list(1, () => ({ name: 'first', image: 'example.org/web:1' })),
        containers: [
          {
            name: 'main',
            image: 'example.org/web:1',
            envFrom: chance.list(2, () => ({ configMapRef: { name: chance.pick(names) } })),
            env: chance.some(['A', 'B', 'C'], 0.6).map((name) => ({
              name,
              ...chance.pick<JsonObject>([
                { value: randomText(chance) },
                { valueFrom: { configMapKeyRef: { name: chance.pick(names), key: 'a' } } },
                { valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
              ]),
            })),
          },
        ],
        volumes: chance.some(['v', 'w'], 0.6).map((name) => ({
          name,
          ...chance.pick<JsonObject>([
            { configMap: { name: chance.pick(names) } },
            { secret: { secretName: chance.pick(names) } },
            { projected: { sources: [{ configMap: { name: chance.pick(names) } }] } },
          ]),
        })),
      },
    },
  },
});

/** Kinds that name others, and those that are named. */
const KINDS: readonly (readonly [string, string, Fields])[] = [
  [`${RBAC}/v1`, 'RoleBinding', binding],
  [`${RBAC}/v1`, 'ClusterRoleBinding', binding],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', webhooks],
  ['admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', webhooks],
  ['v1', 'Node', node],
  ['v1', 'ServiceAccount', account],
  ['v1', 'Service', service],
  ['v1', 'ConfigMap', configMap],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', scaler],
  ['networking.k8s.io/v1', 'Ingress', ingress],
  ['apps/v1', 'Deployment', workload],
  ['apps/v1', 'StatefulSet', workload],
  ['apps/v1', 'DaemonSet', workload],
];

/** An object of any kind; every second one names others or is likely to be named. */
export function randomResource(chance: Chance, { name, names }: RandomResource): KubeObject {
  if (chance.is(0.5)) return withoutInherited(randomObject(chance, name)) as KubeObject;
  const [apiVersion, kind, fields] = chance.pick(KINDS);
  const labels = chance.is(0.3) ? { labels: { app: randomText(chance) } } : {};
  const object = { apiVersion, kind, metadata: { name, ...labels }, ...fields(chance, names) };
  const { objects, problems } = normalizeObject(object);
  return problems.length === 0 ? (objects[0] as KubeObject) : randomResource(chance, { name, names });
}

/** Without keys that every map of JavaScript has: cdk8s takes a map with these for an instance of a class. */
function withoutInherited(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutInherited);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => !(key in {}));
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutInherited(item)]));
}
