import { Deployment, Ingress, IngressBackend, Namespace } from 'cdk8s-plus-25';
import { Construct } from 'constructs';

export interface ShopProps {
  /** Name under which the shop is reached. */
  readonly host: string;
  readonly replicas: number;
  /** @default - the release that is known to work */
  readonly image?: string | undefined;
}

/** A team's web shop, written with cdk8s-plus as it would be anywhere. */
export class Shop extends Construct {
  constructor(scope: Construct, id: string, { host, replicas, image = 'ghcr.io/example/shop:1.4.2' }: ShopProps) {
    super(scope, id);
    new Namespace(this, 'namespace', { metadata: { name: 'shop' } });
    const web = new Deployment(this, 'web', {
      replicas,
      containers: [{ image, portNumber: 8080 }],
    });
    const service = web.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });
    const ingress = new Ingress(this, 'ingress', { className: 'traefik' });
    ingress.addHostRule(host, '/', IngressBackend.fromService(service));
  }
}
