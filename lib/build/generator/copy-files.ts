import type { Engine } from '../../engine/index.js';
import { type KubeObject, objectId } from '../../manifest/index.js';

import type { Artifact, SourceState } from '../sources/artifact.js';
import { copiedArtifact, copiedFiles } from '../sources/copied-artifact.js';
import { failedSource, unknownSource } from '../sources/source-trouble.js';
import type { ArtifactCopy } from './artifact-copies.js';
import { copyPairs } from './copy-pairs.js';
import { CopyRefused } from './copy-refused.js';
import { COPY_STRATEGIES } from './copy-strategies.js';
import { StagedFiles } from './staged-files.js';

interface CopyContext {
  readonly generator: KubeObject;
  /** By alias. */
  readonly sources: ReadonlyMap<string, Artifact>;
  readonly engine: Engine;
}

/** The artifact that copies make, one after another. */
export async function copyFiles(copies: readonly ArtifactCopy[], context: CopyContext): Promise<SourceState> {
  const staged = new StagedFiles();
  for (const copy of copies) {
    const refused = await tryCopy(copy, staged, context);
    if (refused === undefined) continue;
    const trouble = { problem: `copies "${copy.from}", which ${refused.message}` };
    return (refused.isUnknown ? unknownSource : failedSource)(objectId(context.generator), trouble);
  }
  return { state: 'ready', artifact: copiedArtifact(staged.files) };
}

async function tryCopy(
  copy: ArtifactCopy,
  staged: StagedFiles,
  context: CopyContext,
): Promise<CopyRefused | undefined> {
  try {
    await copyInto(staged, copy, context);
    return undefined;
  } catch (error) {
    if (error instanceof CopyRefused) return error;
    throw error;
  }
}

async function copyInto(staged: StagedFiles, copy: ArtifactCopy, { sources, engine }: CopyContext): Promise<void> {
  const source = sources.get(copy.alias);
  const strategy = COPY_STRATEGIES[copy.strategy];
  if (source === undefined || strategy === undefined)
    throw new CopyRefused(`has the strategy "${copy.strategy}", which Flux does not have`);
  const isFolder = (path: string) => staged.isFolder(path);
  const pairs = await copyPairs(copy, { engine, tree: source.tree, isFolder });
  const files = copiedFiles(source);
  const taken = pairs.flatMap((pair) => {
    const file = files.get(pair.from);
    return file === undefined ? [] : [{ ...pair, taken: file }];
  });
  await strategy(taken, staged, { copy, engine });
}
