import type { FindingInput } from '../diagnostics/index.js';
import { displayName, type KubeObject, objectId } from '../manifest/index.js';
import type { FolderModel, ObjectModel } from '../model/index.js';
import { applyTransform } from '../overlay/index.js';

/** What the kustomization files of a folder build, as far as the app writes them. */
export interface DeclaredObjects {
  readonly objects: readonly ObjectModel[];
  /** False where vendored files add what is unknown until built. */
  readonly complete: boolean;
  readonly findings: readonly FindingInput[];
}

export function declaredObjects(folder: FolderModel): DeclaredObjects {
  const nested = folder.folders.map(declaredObjects);
  const below = [...folder.objects, ...nested.flatMap(({ objects }) => objects)];
  const { objects, findings } = transformed(below, folder);
  return {
    objects,
    complete: folder.vendored.length === 0 && nested.every(({ complete }) => complete),
    findings: [...findings, ...nested.flatMap((child) => child.findings)],
  };
}

function transformed(models: readonly ObjectModel[], { transform }: FolderModel): Omit<DeclaredObjects, 'complete'> {
  if (Object.values(transform).every((value) => value === undefined)) return { objects: models, findings: [] };
  const { objects, problems } = applyTransform(
    models.map(({ object }) => object),
    transform,
  );
  const origins = new Map<KubeObject, ObjectModel>(models.map((model) => [model.object, model]));
  return {
    objects: models.map((model, index) => ({ ...model, object: objects[index] ?? model.object })),
    findings: problems.map(({ object, path, message }) => ({
      code: 'FLX105',
      subject: displayName(objectId(object)),
      path,
      message,
      at: origins.get(object)?.origin,
    })),
  };
}
