import { Folder, setFile } from 'cdk8s-fluxcd';
import { k8s } from 'cdk8s-plus-25';
import type { Construct } from 'constructs';

import type { Core } from './core.js';
import { LIMITS, type Limits } from './limits.js';

const COMMON: Required<Limits> = { volume: '50Gi', storage: '10000Gi', claims: 10 };

type Make = (scope: Construct, limits: Required<Limits>) => Construct;

/** In every namespace of the teams a LimitRange and a ResourceQuota: the common ones, but for what it was granted. */
export function namespaceLimits(core: Core): void {
  perNamespace(core, 'limit-range', limitRange);
  perNamespace(core, 'resource-quota', resourceQuota);
}

/** One base that all namespaces of all clusters share; those that were granted something get a patch. */
function perNamespace({ coreApps, cluster }: Core, kind: string, make: Make): void {
  const all = new Folder(coreApps, kind);
  for (const [namespace, granted] of Object.entries(LIMITS[cluster.name])) {
    const reference = Object.keys(granted).length === 0;
    const folder = new Folder(all, namespace, { base: `core-apps/base/${kind}`, reference, namespace });
    setFile(make(folder, { ...COMMON, ...granted }), `${kind}.yaml`);
  }
}

function limitRange(scope: Construct, { volume }: Required<Limits>): Construct {
  const limits: k8s.LimitRangeItem[] = [
    { type: 'PersistentVolumeClaim', max: quantities({ storage: volume }) },
    {
      type: 'Container',
      default: quantities({ cpu: '1', memory: '1Gi' }),
      defaultRequest: quantities({ cpu: '0.1', memory: '100Mi' }),
    },
  ];
  return new k8s.KubeLimitRange(scope, 'limits', { metadata: { name: 'common-limit-range' }, spec: { limits } });
}

function resourceQuota(scope: Construct, { storage, claims }: Required<Limits>): Construct {
  const hard = quantities({
    persistentvolumeclaims: `${claims}`,
    'requests.storage': storage,
    pods: '50',
    'services.loadbalancers': '0',
    'services.nodeports': '5',
  });
  return new k8s.KubeResourceQuota(scope, 'quota', { metadata: { name: 'common-resource-quota' }, spec: { hard } });
}

function quantities(amounts: Readonly<Record<string, string>>): Record<string, k8s.Quantity> {
  return Object.fromEntries(Object.entries(amounts).map(([name, text]) => [name, k8s.Quantity.fromString(text)]));
}
