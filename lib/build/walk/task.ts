import type { Origin } from '../../diagnostics/index.js';
import {
  displayName,
  groupOf,
  isJsonObject,
  type KubeObject,
  type ObjectId,
  objectId,
  specOf,
} from '../../manifest/index.js';
import type { SourceModel } from '../../model/index.js';

import { sourceReference } from '../sources/source-reference.js';

const GROUP = 'kustomize.toolkit.fluxcd.io';
const KIND = 'Kustomization';

/** A Flux Kustomization that is to be built, in the form in which its owner applies it. */
export interface Task {
  /** `namespace/name`. */
  readonly key: string;
  readonly id: ObjectId;
  /** Key of the Kustomization that applies it; `''` for the entry. */
  readonly owner: string;
  /** How many Kustomizations stand above it. */
  readonly depth: number;
  readonly object: KubeObject;
  readonly origin: Origin;
  /** Names of variables with an unknown value whose `${…}` stands in the object. */
  readonly unknown: readonly string[];
}

export function taskOf(object: KubeObject, about: Pick<Task, 'owner' | 'depth' | 'origin' | 'unknown'>): Task {
  const id = objectId(object);
  return { key: `${id.namespace}/${id.name}`, id, object, ...about };
}

/** `Kustomization "flux-system/apps"`. */
export function taskName(task: Task): string {
  return displayName(task.id);
}

export function isKustomization(object: KubeObject): boolean {
  return object.kind === KIND && groupOf(object.apiVersion) === GROUP;
}

/** Whether its objects go to another cluster than the one it lives in. */
export function isRemote({ object }: Task): boolean {
  return isJsonObject(specOf(object).kubeConfig);
}

export function sourceOf({ object, id }: Task): ObjectId {
  return sourceReference(specOf(object).sourceRef, id.namespace);
}

export function sourceModel(task: Task, repository: string): SourceModel {
  const { kind, namespace, name } = sourceOf(task);
  return { kind, namespace, name, repository };
}
