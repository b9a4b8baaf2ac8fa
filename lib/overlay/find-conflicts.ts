import { effectiveNamespace, type TrackedObject } from './tracked-object.js';

/** The objects that have the version, kind, namespace and name of one before them: kustomize fails on these. */
export function findConflicts(all: readonly TrackedObject[]): readonly TrackedObject[] {
  const taken = new Set<string>();
  return all.filter(({ object }) => {
    const { apiVersion, kind, metadata } = object;
    const key = JSON.stringify([apiVersion, kind, effectiveNamespace(object), metadata.name]);
    if (taken.has(key)) return true;
    taken.add(key);
    return false;
  });
}
