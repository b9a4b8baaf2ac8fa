import { type KubeObject, objectId, objectKey, specOf, textOf } from '../../manifest/index.js';
import { didYouMean } from '../../util/index.js';

import type { Artifact, SourceState } from '../sources/artifact.js';
import type { FollowContext } from '../sources/source-follower.js';
import { failedSource, unknownSource } from '../sources/source-trouble.js';
import { artifactCopies } from './artifact-copies.js';
import { copyFiles } from './copy-files.js';
import { aliasedSources, type GeneratedBy } from './generated-by.js';

/**
 * One artifact of an ArtifactGenerator: the sources that it takes something of are followed, and copied from. Sources of
 * which it takes nothing need not be at hand.
 */
export async function generateArtifact(
  { generator, artifact }: GeneratedBy,
  context: FollowContext,
): Promise<SourceState> {
  const pattern = textOf(specOf(generator).pathPattern);
  if (pattern !== '')
    return unknownSource(objectId(generator), { problem: `looks for folders by "${pattern}", which is not followed` });
  const copies = artifactCopies(artifact);
  const sources = new Map<string, Artifact>();
  for (const alias of new Set(copies.map((copy) => copy.alias))) {
    const state = await followAlias(alias, generator, context);
    if (state.state !== 'ready') return state;
    sources.set(alias, state.artifact);
  }
  const trees = [...sources.values()].map(({ tree }) => tree);
  const recipe = { generator: objectKey(objectId(generator)), copy: artifact.copy ?? null };
  return context.generated.derive(trees, recipe, () =>
    copyFiles(copies, { generator, sources, engine: context.engine }),
  );
}

async function followAlias(alias: string, generator: KubeObject, context: FollowContext): Promise<SourceState> {
  const aliased = aliasedSources(generator);
  const source = aliased.get(alias);
  if (source !== undefined) return context.follow(source);
  return failedSource(objectId(generator), {
    problem: `copies from "@${alias}", but spec.sources has no such alias`,
    hint: didYouMean(alias, aliased.keys()),
  });
}
