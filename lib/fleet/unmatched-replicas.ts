import type { FindingInput } from '../diagnostics/index.js';
import type { FolderModel } from '../model/index.js';
import { SCALED_KINDS, type UnmatchedReplicas } from '../overlay/index.js';
import { didYouMean } from '../util/index.js';

/** Which entries of `replicas` kustomize refuses. What vendored files hold is not known, so an entry may mean that. */
export function unmatchedReplicas(folder: FolderModel, unmatched: readonly UnmatchedReplicas[]): FindingInput[] {
  if (unmatched.length === 0) return [];
  const inside = folder.folders.flatMap((child) => unmatchedReplicas(child, unmatched));
  if (hasVendored(folder)) return inside;
  const found = unmatched.filter(({ transform }) => transform === folder.transform);
  const entries = new Set(found.map(({ entry }) => entry));
  const own = [...entries].map((entry) =>
    finding(folder, entry.name, (folder.transform.replicas ?? []).indexOf(entry)),
  );
  return [...own, ...inside];
}

function finding(folder: FolderModel, name: string, index: number): FindingInput {
  return {
    code: 'FLX105',
    subject: `folder "${folder.path}"`,
    path: `replicas[${index}].name`,
    message: `"${name}" is no Deployment, StatefulSet, ReplicaSet or ReplicationController in it, and kustomize refuses that`,
    hint: didYouMean(name, scaledNames(folder)) ?? 'name a workload of this folder, or take the entry out',
    at: folder.origin,
  };
}

function scaledNames({ objects, folders }: FolderModel): readonly string[] {
  const own = objects.filter(({ object }) => SCALED_KINDS.includes(object.kind));
  return [...own.map(({ object }) => object.metadata.name), ...folders.flatMap(scaledNames)];
}

function hasVendored({ vendored, folders }: FolderModel): boolean {
  return vendored.length > 0 || folders.some(hasVendored);
}
