import { Folder, GitRepository, Kustomization, type Repository } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

import { ConfigMapAsBuilt } from '../config/config-map-as-built.js';
import type { Environment } from '../config/service-config.js';
import { beetle } from '../developer/beetle.js';
import { sonar } from '../developer/sonar.js';

import { CsiDriver } from './csi-driver.js';
import { Microservice } from './microservice.js';

export interface AsBuiltProps {
  readonly environment: Environment;
  readonly developer: Repository;
  /** Without what is wrong. */
  readonly modern: boolean;
}

/** What the two repositories hold: beetle in dev, the configuration of two services in both environments. */
export class AsBuilt extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: AsBuiltProps,
  ) {
    super(scope, id);
    const configMaps = this.configMaps();
    const infrastructure = this.infrastructure();
    if (props.environment === 'dev') this.apps([infrastructure, configMaps]);
  }

  private configMaps(): Kustomization {
    const { environment, developer: repository } = this.props;
    const sourceRef = new GitRepository(this, 'flux-developer', { repository });
    const path = `./environments/${environment}`;
    const configMaps = new Kustomization(this, 'configmaps', { sourceRef, path, interval: '1m' });
    for (const [name, service] of Object.entries({ beetle, sonar })) {
      new ConfigMapAsBuilt(configMaps, name, { service, environment });
    }
    return configMaps;
  }

  private infrastructure(): Kustomization {
    const { modern } = this.props;
    const infrastructure = new Kustomization(this, 'infrastructure', {
      path: './infrastructure/csi-driver',
      interval: '10m',
      // Its own owner: that works because bootstrap lets the owner wait for nothing.
      dependsOn: modern ? [] : [{ name: 'flux-system' }],
    });
    new CsiDriver(infrastructure, 'csi', { asBuilt: !modern });
    return infrastructure;
  }

  private apps(needed: readonly Kustomization[]): void {
    const { environment, modern } = this.props;
    const apps = new Kustomization(this, 'apps', {
      // Meant as a path from the folder of the cluster; Flux starts at the root of the source and stays in it.
      path: `${modern ? '.' : '../..'}/apps/${environment}`,
      interval: '1m',
      dependsOn: modern ? needed : [],
    });
    const folder = new Folder(apps, 'beetle', { namespace: 'default' });
    new Microservice(folder, 'beetle', { service: 'beetle' });
  }
}
