import type { FindingInput } from '../diagnostics/index.js';
import { displayName, type KubeObject, objectId } from '../manifest/index.js';
import { type FolderModel, foldersIn, type ObjectModel } from '../model/index.js';
import { buildFolder, type OverlayFolder, type OverlayProblem } from '../overlay/index.js';

import { generatedObject, openParts } from './generated-object.js';
import { generatorClash } from './generator-clash.js';
import { hasVendored } from './has-vendored.js';
import { unmatchedReplicas } from './unmatched-replicas.js';

/** What the kustomization files of a folder build, as far as the app writes them. */
export interface DeclaredObjects {
  readonly objects: readonly ObjectModel[];
  /** False where vendored files, or generators that read them or add a hash, bring what is unknown until built. */
  readonly complete: boolean;
  readonly findings: readonly FindingInput[];
}

/** The models of objects, by what is built of them. */
type Models = Map<KubeObject, ObjectModel>;

export function declaredObjects(folder: FolderModel): DeclaredObjects {
  // The order in which `overlay` gives them back.
  const given = foldersIn(folder).flatMap(({ objects }) => objects);
  const isWhole = !hasVendored(folder);
  if (isPlain(folder)) return { objects: given, complete: isWhole, findings: [] };
  const models: Models = new Map(given.map((model) => [model.object, model]));
  const { objects, problems, unmatched = [], generated } = buildFolder(overlayFolder(folder, models));
  const sources = generated?.sources.map((source) => models.get(source) as ObjectModel) ?? given;
  const clashes = generated?.clashes ?? [];
  return {
    objects: sources.map((model, index) => ({ ...model, object: objects[index] ?? model.object })),
    complete: isWhole && (generated?.open ?? []).length === 0,
    findings: [
      ...problems.map((problem) => problemFinding(problem, models)),
      ...unmatchedReplicas(folder, unmatched),
      ...clashes.flatMap((clash) => generatorClash(clash, { models, isWhole })),
    ],
  };
}

/** Adds what generators make to the models. */
function overlayFolder({ objects, transform, folders, generators = [] }: FolderModel, models: Models): OverlayFolder {
  return {
    objects: objects.map(({ object }) => object),
    transform,
    folders: folders.map((child) => overlayFolder(child, models)),
    generators: generators.map((generator) => {
      const object = generatedObject(generator);
      models.set(object, { object, origin: generator.origin });
      return { object, behavior: generator.behavior, open: openParts(generator) };
    }),
  };
}

function problemFinding({ object, path, message }: OverlayProblem, models: Models): FindingInput {
  return { code: 'FLX105', subject: displayName(objectId(object)), path, message, at: models.get(object)?.origin };
}

/** Without folders, generators and a transform, what is written is what is built. */
function isPlain({ transform, folders, generators = [] }: FolderModel): boolean {
  return (
    folders.length === 0 && generators.length === 0 && Object.values(transform).every((value) => value === undefined)
  );
}
