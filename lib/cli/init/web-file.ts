/** The part of a new project that it makes itself: manifests. */
export function webFile(): string {
  return `\
import { type Cluster, Kustomization } from 'cdk8s-fluxcd';
import { k8s } from 'cdk8s-plus-25';
import { Construct } from 'constructs';

export interface WebProps {
  readonly namespace: string;
  readonly replicas: number;
}

const LABELS = { app: 'web' };

/** What we make: what all clusters agree on is written into base/web, the rest into deploy/<cluster>/web. */
export class Web extends Construct {
  constructor(cluster: Cluster, id: string, { namespace, replicas }: WebProps) {
    super(cluster, id);
    const web = new Kustomization(this, 'web', { base: 'base/web', objects: { namespace } });
    new k8s.KubeDeployment(web, 'deployment', {
      metadata: { name: 'web' },
      spec: {
        replicas,
        selector: { matchLabels: LABELS },
        template: { metadata: { labels: LABELS }, spec: { containers: [CONTAINER] } },
      },
    });
    new k8s.KubeService(web, 'service', {
      metadata: { name: 'web' },
      spec: { selector: LABELS, ports: [{ name: 'http', port: 80, targetPort: k8s.IntOrString.fromString('http') }] },
    });
  }
}

const CONTAINER: k8s.Container = {
  name: 'web',
  image: 'ghcr.io/stefanprodan/podinfo:6.9.2',
  ports: [{ name: 'http', containerPort: 9898 }],
  env: [{ name: 'PODINFO_BACKEND_URL', value: 'http://backend:9898/echo' }],
};
`;
}
