import { ConfigMapGenerator, Folder, type Kustomization } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

import { configText } from './config-text.js';
import { merge } from './merge.js';
import type { Environment, Service } from './service-config.js';

export interface ConfigMapAsDrawnProps {
  readonly service: Service;
  readonly environment: Environment;
  /** Of the ConfigMap, in every environment. */
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * The ConfigMap of a service as the document means it: `base` holds what holds everywhere, an environment that has
 * something otherwise holds the whole of its own. kustomize cannot lay one file over the other: the values are merged
 * here, where the compiler knows them.
 */
export class ConfigMapAsDrawn extends Construct {
  constructor(environmentFolder: Kustomization, name: string, props: ConfigMapAsDrawnProps) {
    super(environmentFolder, name);
    const { service, environment, labels } = props;
    const config = { name: `${name}-config`, hash: false };
    const base = new Folder(this, 'base', { base: `${name}/base`, namespace: 'apps' });
    new ConfigMapGenerator(base, 'config', { ...config, labels, files: { 'config.yaml': configText(service.base) } });

    const overrides = service[environment];
    if (overrides === undefined) return;
    const own = configText(merge(service.base, overrides));
    new ConfigMapGenerator(this, 'own', { ...config, behavior: 'merge', files: { 'config.yaml': own } });
  }
}
