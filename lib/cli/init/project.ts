import type { FluxMinor } from '../../api/index.js';

/** What a project deployment repository is made for. */
export interface Project {
  /** Its namespace, its ServiceAccount, and its source and Kustomization in the fleet. */
  readonly name: string;
  readonly clusters: readonly string[];
  /** Flux of its clusters. */
  readonly flux: FluxMinor;
}

/** What its repository is called. */
export function repositoryOf({ name }: Pick<Project, 'name'>): string {
  return `${name}-deploy`;
}
