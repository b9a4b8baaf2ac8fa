import { Folder, GitRepository, Kustomization, type Repository } from 'cdk8s-fluxcd';
import { Namespace } from 'cdk8s-plus-25';
import { Construct } from 'constructs';

import { ConfigMapAsDrawn } from '../config/config-map-as-drawn.js';
import type { Environment, Service } from '../config/service-config.js';
import { beetle } from '../developer/beetle.js';
import { sonar } from '../developer/sonar.js';
import { tiger } from '../developer/tiger.js';

import { CsiDriver } from './csi-driver.js';
import { Microservice } from './microservice.js';

// What Flux fills in, so that one folder does for all services.
// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Flux
const SERVICE = '${SERVICE_NAME}';
// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Flux
const ENV = '${ENV}';

export interface AsDrawnProps {
  readonly environment: Environment;
  readonly platform: Repository;
  readonly developer: Repository;
}

/** What the document draws: three services in each environment, each with a Kustomization for its manifests and its configuration. */
export class AsDrawn extends Construct {
  private readonly platform: GitRepository;
  private readonly developer: GitRepository;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AsDrawnProps,
  ) {
    super(scope, id);
    const file = (name: string) => `gitrepository-${name}.yaml`;
    this.platform = new GitRepository(this, 'flux-platform', { repository: props.platform, file: file('platform') });
    this.developer = new GitRepository(this, 'flux-developer', {
      repository: props.developer,
      file: file('developer'),
    });

    const infrastructure = this.infrastructure();
    for (const [name, service] of Object.entries({ beetle, sonar, tiger })) {
      const config = this.config(name, service, infrastructure);
      this.manifests(name, config);
    }
  }

  private infrastructure(): Kustomization {
    const path = './infrastructure';
    const infrastructure = new Kustomization(this, 'infrastructure', { path, interval: '10m' });
    const namespaces = new Folder(infrastructure, 'namespaces');
    new Namespace(namespaces, 'apps', { metadata: { name: 'apps' } });
    new CsiDriver(new Folder(infrastructure, 'csi-driver'), 'csi');
    return infrastructure;
  }

  private config(name: string, service: Service, infrastructure: Kustomization): Kustomization {
    const { environment } = this.props;
    const config = new Kustomization(this, `${name}-${environment}-config`, {
      ...this.common(name),
      sourceRef: this.developer,
      path: `./${name}/${environment}`,
      dependsOn: [infrastructure],
      file: `${name}/kustomization-developer.yaml`,
    });
    const labels = { service: SERVICE, environment: ENV };
    new ConfigMapAsDrawn(config, name, { service, environment, labels });
    return config;
  }

  private manifests(name: string, config: Kustomization): void {
    const manifests = new Kustomization(this, `${name}-${this.props.environment}`, {
      ...this.common(name),
      sourceRef: this.platform,
      path: './apps/base',
      dependsOn: [config],
      namePrefix: `${name}-`,
      objects: { namespace: 'apps' },
      file: `${name}/kustomization-platform.yaml`,
    });
    new Microservice(manifests, 'service', { service: SERVICE, prefix: '', env: { ENV } });
  }

  private common(name: string): { interval: string; postBuild: { substitute: Record<string, string> } } {
    return { interval: '1m', postBuild: { substitute: { SERVICE_NAME: name, ENV: this.props.environment } } };
  }
}
