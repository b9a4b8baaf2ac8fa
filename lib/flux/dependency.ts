import { Construct, type IConstruct } from 'constructs';

import type { DependencyReference } from './context.js';
import { misuse, shown } from './misuse.js';

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

/** @throws when an entry is neither a construct nor a name */
export function writtenDependencies(dependent: IConstruct, targets: unknown): WrittenDependency[] {
  if (targets === undefined || targets === null) return [];
  if (!Array.isArray(targets)) throw misuse(dependent, `"dependsOn" is ${shown(targets)}; give a list`);
  if (targets.length === 0) return [];
  const trace = new Error('dependsOn');
  return targets.map((target, i) => ({ target: checkedDependency(dependent, target, i), trace }));
}

function checkedDependency(dependent: IConstruct, target: unknown, index: number): Dependency {
  if (Construct.isConstruct(target)) return target;
  const { name } = (target ?? {}) as Partial<DependencyReference>;
  if (typeof target === 'object' && typeof name === 'string' && name !== '') return target as DependencyReference;
  const what = typeof target === 'object' && target !== null ? 'has no name' : `is ${shown(target)}`;
  throw misuse(dependent, `"dependsOn[${index}]" ${what}; give a construct that is made before, or "{ name }"`);
}
