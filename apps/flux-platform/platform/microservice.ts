import { setFile } from 'cdk8s-fluxcd';
import { k8s } from 'cdk8s-plus-25';
import { Construct } from 'constructs';

import { SecretProviderClass } from './secret-provider-class.js';

export interface MicroserviceProps {
  /** Name of the service. */
  readonly service: string;
  /** With what the names of its objects begin; `''` where the Kustomization gives them a prefix. @default - the service */
  readonly prefix?: string;
  /** Environment variables. @default - none */
  readonly env?: Readonly<Record<string, string>>;
}

const PORT = 8080;
const AWS_CREDENTIALS = 'test-aws-creds';

/** A service as all of them are run: configured by a ConfigMap of the developers, its secrets from AWS. */
export class Microservice extends Construct {
  constructor(scope: Construct, id: string, props: MicroserviceProps) {
    super(scope, id);
    const { service, prefix = `${service}-` } = props;
    const name = `${prefix}app`;
    const labels = { app: `${service}-app` };

    const deployment = new k8s.KubeDeployment(this, 'deployment', {
      metadata: { name, labels },
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: podOf(`${prefix}sa`, props) },
      },
    });
    const ports = [{ protocol: 'TCP', port: 80, targetPort: k8s.IntOrString.fromNumber(PORT) }];
    const reach = new k8s.KubeService(this, 'service', {
      metadata: { name },
      spec: { type: 'ClusterIP', selector: labels, ports },
    });
    const account = new k8s.KubeServiceAccount(this, 'account', { metadata: { name: `${prefix}sa` } });
    const secrets = new SecretProviderClass(this, 'secrets', {
      metadata: { name: `${prefix}aws-sm` },
      region: 'us-east-1',
      secrets: ['demo-postgres-password', 'demo-redis-password'],
      credentials: AWS_CREDENTIALS,
    });
    for (const object of [deployment, reach, account, secrets]) setFile(object, `${object.kind.toLowerCase()}.yaml`);
  }
}

function podOf(serviceAccountName: string, props: MicroserviceProps): k8s.PodSpec {
  const { service } = props;
  const volumeAttributes = { secretProviderClass: `${service}-aws-sm` };
  return {
    serviceAccountName,
    containers: [containerOf(props)],
    volumes: [
      { name: 'config', configMap: { name: `${service}-config` } },
      {
        name: 'secrets-store-inline',
        csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true, volumeAttributes },
      },
    ],
  };
}

/** The image is one that minikube was given: nothing is pulled. */
function containerOf({ service, env = {} }: MicroserviceProps): k8s.Container {
  const variables = Object.entries(env).map(([name, value]) => ({ name, value }));
  return {
    name: `${service}-app`,
    image: `${service}-app:latest`,
    imagePullPolicy: 'Never',
    ports: [{ containerPort: PORT }],
    ...(variables.length > 0 && { env: variables }),
    envFrom: [{ secretRef: { name: AWS_CREDENTIALS } }],
    volumeMounts: [
      { name: 'config', mountPath: `/etc/${service}-config`, readOnly: true },
      { name: 'secrets-store-inline', mountPath: '/etc/secrets' },
    ],
  };
}
