import { Construct, type IConstruct } from 'constructs';

import { withArticle } from '../util/index.js';

import type { DependencyReference } from './context.js';
import type { FluxReference, IFluxObject } from './flux-object.js';
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

/** @throws when an entry is neither a construct nor a name of the dependent's own kind */
export function writtenDependencies(dependent: IFluxObject, targets: unknown): WrittenDependency[] {
  if (targets === undefined || targets === null) return [];
  if (!Array.isArray(targets)) throw misuse(dependent, `"dependsOn" is ${shown(targets)}; give a list`);
  if (targets.length === 0) return [];
  const trace = new Error('dependsOn');
  return targets.map((target, i) => ({ target: checkedDependency(dependent, target, i), trace }));
}

function checkedDependency(dependent: IFluxObject, target: unknown, index: number): Dependency {
  if (Construct.isConstruct(target)) return target;
  const { name } = (target ?? {}) as Partial<DependencyReference>;
  if (typeof target === 'object' && typeof name === 'string' && name !== '') {
    return withoutKind(dependent, target as DependencyReference & Partial<FluxReference>, index);
  }
  const what = typeof target === 'object' && target !== null ? 'has no name' : `is ${shown(target)}`;
  throw misuse(dependent, `"dependsOn[${index}]" ${what}; give a construct that is made before, or "{ name }"`);
}

/** The `ref` of a construct says its kind, which Flux does not take here: it is that of the dependent. */
function withoutKind(
  dependent: IFluxObject,
  { apiVersion, kind, ...reference }: DependencyReference & Partial<FluxReference>,
  index: number,
): DependencyReference {
  if (kind === undefined || kind === dependent.ref.kind) return reference;
  const what = `names ${withArticle(kind)}, but a name stands for ${withArticle(dependent.ref.kind)}`;
  throw misuse(dependent, `"dependsOn[${index}]" ${what}; give the construct itself`);
}
