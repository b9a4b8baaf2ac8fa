import type { FindingInput } from '../diagnostics/index.js';
import { displayName, type KubeObject, objectId } from '../manifest/index.js';
import type { FolderModel, ObjectModel } from '../model/index.js';
import { buildFolder, type OverlayFolder } from '../overlay/index.js';

/** What the kustomization files of a folder build, as far as the app writes them. */
export interface DeclaredObjects {
  readonly objects: readonly ObjectModel[];
  /** False where vendored files add what is unknown until built. */
  readonly complete: boolean;
  readonly findings: readonly FindingInput[];
}

export function declaredObjects(folder: FolderModel): DeclaredObjects {
  const models = modelsIn(folder);
  const complete = isComplete(folder);
  if (isPlain(folder)) return { objects: models, complete, findings: [] };
  const { objects, problems } = buildFolder(overlayFolder(folder));
  const origins = new Map<KubeObject, ObjectModel>(models.map((model) => [model.object, model]));
  return {
    objects: models.map((model, index) => ({ ...model, object: objects[index] ?? model.object })),
    complete,
    findings: problems.map(({ object, path, message }) => ({
      code: 'FLX105',
      subject: displayName(objectId(object)),
      path,
      message,
      at: origins.get(object)?.origin,
    })),
  };
}

/** Those of the folder itself first, then folder by folder: the order in which `overlay` gives them back. */
function modelsIn({ objects, folders }: FolderModel): readonly ObjectModel[] {
  return folders.length === 0 ? objects : [...objects, ...folders.flatMap(modelsIn)];
}

function overlayFolder({ objects, transform, folders }: FolderModel): OverlayFolder {
  return { objects: objects.map(({ object }) => object), transform, folders: folders.map(overlayFolder) };
}

function isComplete({ vendored, generators = [], folders }: FolderModel): boolean {
  return vendored.length === 0 && generators.length === 0 && folders.every(isComplete);
}

/** Without folders and without a transform, what is written is what is built. */
function isPlain({ transform, folders }: FolderModel): boolean {
  return folders.length === 0 && Object.values(transform).every((value) => value === undefined);
}
