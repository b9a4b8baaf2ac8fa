import { Construct, type IConstruct } from 'constructs';

import type { DependencyReference } from './context.js';

/** What `dependsOn` takes: any construct, or a name as Flux writes it. */
export type Dependency = IConstruct | DependencyReference;

/** A `dependsOn` that the author wrote, with the place where. */
export interface WrittenDependency {
  readonly target: Dependency;
  readonly trace: Error;
}

/** Constructs with a `dependsOn` of their own: Kustomization and HelmRelease. */
export interface Dependent {
  readonly writtenDependencies: readonly WrittenDependency[];
}

export function isConstructDependency(target: Dependency): target is IConstruct {
  return Construct.isConstruct(target);
}

export function writtenDependencies(targets: readonly Dependency[] | null | undefined): WrittenDependency[] {
  if (targets === undefined || targets === null || targets.length === 0) return [];
  const trace = new Error('dependsOn');
  return targets.map((target) => ({ target, trace }));
}
