import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ClusterIssuerProps {
  readonly metadata?: ApiObjectMetadata;
  readonly acme: {
    /** Address that the authority writes to. */
    readonly email: string;
    readonly server: string;
    /** Root that the chain should end in, where the authority offers several. */
    readonly preferredChain: string;
    /** Secret with the key of the account. */
    readonly privateKeySecretRef: { readonly name: string };
    readonly solvers: readonly { readonly http01: { readonly ingress: { readonly class: string } } }[];
  };
}

/** An authority that signs certificates for the whole cluster. */
export class ClusterIssuer extends ApiObject {
  constructor(scope: Construct, id: string, { metadata, acme }: ClusterIssuerProps) {
    super(scope, id, { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata, spec: { acme } });
  }
}
