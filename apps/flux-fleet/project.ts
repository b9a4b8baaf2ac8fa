import { Folder, GitRepository, Kustomization, setFile, Tenant } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

import type { Era } from './era.js';

export interface ProjectProps {
  /** Where the project keeps what it deploys. */
  readonly url: string;
  /** Folder of that repository for this cluster. */
  readonly path: string;
  readonly era: Era;
}

/** A project on board of a cluster: a tenant that deploys from its own repository, in its own namespace, as itself. */
export class Project extends Construct {
  constructor(projects: Kustomization, name: string, { url, path, era }: ProjectProps) {
    super(projects, name);
    const base = new Folder(this, 'base', { path: name, base: `projects/base/${name}` });
    const tenant = new Tenant(base, name, era.tenant);
    setFile(tenant, 'rbac.yaml');

    const source = new GitRepository(tenant, 'source', {
      name: `${name}-deploy`,
      apiVersion: era.apiVersions?.GitRepository,
      interval: '1m0s',
      url,
      ref: { branch: 'main' },
      file: `${name}-deploy-gitrepository.yaml`,
    });
    new Kustomization(tenant, 'deploy', {
      name: `${name}-deploy`,
      apiVersion: era.apiVersions?.Kustomization,
      interval: '1m0s',
      path,
      prune: false,
      sourceRef: source,
      file: `${name}-deploy-kustomization.yaml`,
    });
  }
}
