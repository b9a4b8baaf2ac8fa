import { specOf, textOf } from '../../manifest/index.js';

import type { BuildRequest, BuiltObject, EngineProblem } from '../../engine/index.js';
import type { ObjectModel } from '../../model/index.js';

import type { Artifact } from '../sources/artifact.js';
import { buildSpec } from './build-spec.js';
import type { Task } from './task.js';
import type { WalkContext } from './walk-context.js';

/** What kustomize makes of the folder of a Kustomization, before Flux fills in variables. */
export interface BuiltFolder {
  readonly artifact: Artifact;
  /** What the kustomization files alone build. */
  readonly declared: readonly ObjectModel[];
  /** The same with the fields of the Kustomization that kustomize sees. */
  readonly built: readonly ObjectModel[];
  /** What is referenced by URL: never fetched. */
  readonly remote: readonly string[];
  /** Whether something of that may change the other objects. */
  readonly isAltered: boolean;
  readonly problem: EngineProblem | undefined;
}

export async function buildFolder(task: Task, artifact: Artifact, context: WalkContext): Promise<BuiltFolder> {
  const { engine } = context;
  const path = textOf(specOf(task.object).path);
  const spec = buildSpec(task.object);
  const imagesReplaceEntry = spec.images !== undefined && context.imagesReplaceEntry;
  const build = engine.build(artifact.tree, { path, spec, imagesReplaceEntry });
  const [{ objects, remote, altered = false, problem }, plain] = await Promise.all([
    build,
    declaredBy({ path, spec }, artifact, context),
  ]);
  const built = modelsOf(objects, artifact);
  return { artifact, declared: plain ?? built, built, remote, isAltered: altered, problem };
}

/** What is built without the fields of the Kustomization; undefined where they change nothing. */
async function declaredBy(
  { path, spec }: BuildRequest,
  artifact: Artifact,
  { engine, declared }: WalkContext,
): Promise<ObjectModel[] | undefined> {
  if (Object.keys(spec).length === 0) return undefined;
  return declared ? modelsOf((await engine.build(artifact.tree, { path, spec: {} })).objects, artifact) : [];
}

function modelsOf(objects: readonly BuiltObject[], artifact: Artifact): ObjectModel[] {
  return objects.map(({ object, file }) => ({ object, origin: file === '' ? {} : { file: artifact.shown(file) } }));
}
