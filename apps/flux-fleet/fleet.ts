import { type Allowance, Cluster, FleetApp, Kustomization, Repository } from 'cdk8s-fluxcd';

import { MODERN, ORIGINAL } from './era.js';
import { Project } from './project.js';

const NOBODY_ON_BOARD: Allowance = {
  code: 'FLX305',
  subject: 'Kustomization "flux-system/projects"',
  reason: 'no project is on board yet; its folder comes with the first one',
};

export interface FluxFleetOptions {
  /** The fleet without what is wrong with the original, on the newest Flux. @default false */
  readonly modern?: boolean;
  /** @default - what cdk8s says */
  readonly outdir?: string;
}

/** Which projects are on board of which cluster. */
export function fluxFleetFleet({ modern = false, outdir }: FluxFleetOptions = {}): FleetApp {
  const era = modern ? MODERN : ORIGINAL;
  const app = new FleetApp({
    name: 'flux-fleet',
    source: 'apps/flux-fleet',
    outdir,
    defaults: { kustomization: { retryInterval: null, timeout: null, wait: null } },
  });
  const repository = new Repository(app, 'fleet', { url: 'https://github.com/lfs269/flux-fleet' });

  for (const [name, onBoard] of Object.entries(era.clusters)) {
    const allow = onBoard.length === 0 ? [NOBODY_ON_BOARD] : [];
    const cluster = new Cluster(app, name, { repository, flux: era.flux, allow });
    const projects = new Kustomization(cluster, 'projects', {
      apiVersion: era.apiVersions?.Kustomization,
      interval: '10m0s',
      path: `./projects/${name}`,
      file: 'onboard-projects.yaml',
      ...era.projects,
    });
    for (const project of onBoard) {
      const url = `https://github.com/lfs269/${project}-deploy`;
      new Project(projects, project, { url, path: `./flux/${name}`, era });
    }
  }
  return app;
}
