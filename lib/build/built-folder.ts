import type { BuildAnswer, Engine, EngineProblem } from '../engine/index.js';
import type { ObjectModel } from '../model/index.js';

import type { Artifact } from './artifact.js';
import { buildSpec } from './build-spec.js';
import { specOf, textOf } from './fields.js';
import type { Task } from './task.js';

/** What kustomize makes of the folder of a Kustomization, before Flux fills in variables. */
export interface BuiltFolder {
  readonly artifact: Artifact;
  /** What the kustomization files alone build. */
  readonly declared: readonly ObjectModel[];
  /** The same with the fields of the Kustomization that kustomize sees. */
  readonly built: readonly ObjectModel[];
  /** What is referenced by URL: never fetched. */
  readonly remote: readonly string[];
  readonly problem: EngineProblem | undefined;
}

export interface BuildFolderOptions {
  readonly engine: Engine;
  /** Whether an entry of `spec.images` replaces one of the file whole, as before Flux 2.9.3. */
  readonly imagesReplaceEntry: boolean;
}

export async function buildFolder(task: Task, artifact: Artifact, options: BuildFolderOptions): Promise<BuiltFolder> {
  const { engine, imagesReplaceEntry } = options;
  const path = textOf(specOf(task.object).path);
  const spec = buildSpec(task.object);
  const plain = engine.build(artifact.tree, { path, spec: {} });
  const isPlain = Object.keys(spec).length === 0;
  const full = isPlain ? plain : engine.build(artifact.tree, { path, spec, imagesReplaceEntry });
  const [declared, built] = await Promise.all([plain, full]);
  const { remote, problem } = built;
  return { artifact, declared: modelsOf(declared, artifact), built: modelsOf(built, artifact), remote, problem };
}

function modelsOf(answer: BuildAnswer, artifact: Artifact): ObjectModel[] {
  return answer.objects.map(({ object, file }) => ({
    object,
    origin: file === '' ? {} : { file: artifact.shown(file) },
  }));
}
