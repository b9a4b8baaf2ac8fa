import { type Json, stringifyJson } from '../manifest/index.js';
import type { FolderModel, GeneratorModel, ObjectModel, VendoredModel } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

import { remainingTransform } from './agreed-transform.js';
import { canonicalFile } from './canonical-file.js';
import { generatorsText, movedGenerators } from './generator-files.js';
import { relativePath } from './repo-path.js';

/**
 * Everything that lands in a folder as text: folders with equal texts have equal content. Not what a kustomization file
 * above it says, nor what folders in it hold: those are compared where they lie.
 */
export function contentText(folder: FolderModel): string {
  return textOf(folder, folder.folders.map(linkText));
}

/** The same with all that lies in its folders. */
export function folderText(folder: FolderModel, around: string): string {
  const { path, base = '', reference = false, transform } = folder;
  const own = stringifyJson({ base, reference, transform: remainingTransform(transform, {}) as Json });
  const folders = folder.folders.map((child) => folderText(child, contentPath(folder)));
  return [relativePath(around, path), own, textOf(folder, folders)].join('\n');
}

/** A part that is equal in two folders has the same text, wherever the folders lie. */
export function vendoredText({ path, resources, patches }: VendoredModel, around: string): string {
  return stringifyJson({ path: relativePath(around, path), resources, patches } as unknown as Json);
}

export function generatorText(generator: GeneratorModel, around: string): string {
  return generatorsText(movedGenerators([generator], { from: around, to: '' }));
}

/** Where the paths of what is in a folder begin. */
export function contentPath({ base, path }: FolderModel): string {
  return base ?? path;
}

function textOf(folder: FolderModel, folders: readonly string[]): string {
  const around = contentPath(folder);
  const links = [
    ...folder.vendored.map((vendored) => vendoredText(vendored, around)),
    ...(folder.generators ?? []).map((generator) => generatorText(generator, around)),
    ...folders,
  ];
  return [...folder.objects.map(objectText).sort(compareCodeUnits), ...links.sort(compareCodeUnits)].join('\n');
}

function objectText({ object, comments = {}, file = '' }: ObjectModel): string {
  return [canonicalFile(file), stringifyJson(object), stringifyJson(comments)].join('\t');
}

/** A folder with a base has its kustomization file in here, with its transform. */
function linkText({ path, base, transform }: FolderModel): string {
  return base === undefined ? path : [path, base, stringifyJson(remainingTransform(transform, {}) as Json)].join('\t');
}
