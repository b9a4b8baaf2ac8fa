import type { FolderModel } from '../model/index.js';
import type { OverlayFolder } from '../overlay/index.js';

/** A folder for `overlay` to build, as far as it is known: without vendored files and what generators make. */
export function overlayFolder({ objects, transform, folders }: FolderModel): OverlayFolder {
  return { objects: objects.map(({ object }) => object), transform, folders: folders.map(overlayFolder) };
}
