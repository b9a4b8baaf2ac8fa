import type { KubeObject } from '../manifest/index.js';
import type { FolderModel } from '../model/index.js';
import { isReferenceTarget, LooseReferences, type ShareOptions } from '../overlay/index.js';

import type { Family } from './families.js';

/**
 * Tells the objects of a family that no JSON 6902 patch may meet, since kustomize would then complete a reference to
 * them. In vendored files anything may be referred to.
 */
export function mergeOnlyIn({ members }: Pick<Family, 'members'>): NonNullable<ShareOptions['mergeOnly']> {
  let found: LooseReferences | 'unknown' | undefined;
  return (object) => {
    found ??= looseReferencesIn(new Set(members.flatMap(({ kustomization: { content } }) => content ?? [])));
    return found === 'unknown' ? isReferenceTarget(object) : found.mayMean(object);
  };
}

function looseReferencesIn(folders: Iterable<FolderModel>): LooseReferences | 'unknown' {
  const objects: KubeObject[] = [];
  for (const folder of [...folders].flatMap(withFolders)) {
    if (folder.vendored.length > 0) return 'unknown';
    for (const { object } of folder.objects) objects.push(object);
  }
  return new LooseReferences(objects);
}

function withFolders(folder: FolderModel): FolderModel[] {
  return [folder, ...folder.folders.flatMap(withFolders)];
}
