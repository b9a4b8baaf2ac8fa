import { ConfigMapGenerator, DataFile, Folder } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

import { environments } from '../developer/environments.js';

import { configText } from './config-text.js';
import { merge } from './merge.js';
import type { Environment, Service } from './service-config.js';

export interface ConfigMapAsBuiltProps {
  readonly service: Service;
  readonly environment: Environment;
}

/**
 * The ConfigMap of a service, made from the files of the developers: its own, and the one of the environment. The
 * service's base says what the ConfigMap is called, each environment what is in it.
 */
export class ConfigMapAsBuilt extends Construct {
  constructor(scope: Construct, id: string, { service, environment }: ConfigMapAsBuiltProps) {
    super(scope, id);
    const name = `${id}-config`;
    const own = new Folder(this, 'own', { path: id, base: `services/${id}/${environment}` });
    const base = new Folder(own, 'base', { base: `services/${id}/base`, namespace: 'default' });
    new ConfigMapGenerator(base, 'contract', { name, hash: false });

    const shared = `environments/${environment}/global-config.yaml`;
    new ConfigMapGenerator(own, 'config', {
      name,
      behavior: 'replace',
      hash: false,
      files: {
        'global-config.yaml': DataFile.text(shared, configText(environments[environment])),
        'service-config.yaml': configText(merge(service.base, service[environment])),
      },
    });
  }
}
