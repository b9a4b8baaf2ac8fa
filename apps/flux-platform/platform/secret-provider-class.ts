import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { stringify } from 'yaml';

export interface SecretProviderClassProps {
  readonly metadata?: ApiObjectMetadata;
  /** AWS region of the secrets. */
  readonly region: string;
  /** Names of the secrets in AWS Secrets Manager; each becomes a file. */
  readonly secrets: readonly string[];
  /** Secret of the pod's namespace with the key to AWS. */
  readonly credentials: string;
}

/** `secrets-store.csi.x-k8s.io`: which secrets of AWS a pod finds in its volume. */
export class SecretProviderClass extends ApiObject {
  constructor(scope: Construct, id: string, props: SecretProviderClassProps) {
    const { metadata, region, secrets, credentials } = props;
    const objects = secrets.map((objectName) => ({ objectName, objectType: 'secretsmanager' }));
    super(scope, id, {
      apiVersion: 'secrets-store.csi.x-k8s.io/v1',
      kind: 'SecretProviderClass',
      metadata,
      spec: {
        provider: 'aws',
        parameters: { region, usePodIdentity: 'false', objects: quoted(objects) },
        nodePublishSecretRef: { name: credentials },
      },
    });
  }
}

/** The driver takes the list as YAML in a text. */
function quoted(list: readonly object[]): string {
  return stringify(list, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
}
