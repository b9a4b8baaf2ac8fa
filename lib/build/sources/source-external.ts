import type { ObjectId } from '../../manifest/index.js';

import { generateArtifact } from '../generator/artifact-generator.js';
import { generatedBy } from '../generator/generated-by.js';
import type { SourceState } from './artifact.js';
import type { FollowContext } from './source-follower.js';
import { unknownSource } from './source-trouble.js';

/** What an ArtifactGenerator of the cluster makes; an object without one is filled by a controller that is not Flux's. */
export async function followExternalArtifact(id: ObjectId, context: FollowContext): Promise<SourceState> {
  const made = generatedBy(id, context.objects);
  if (made !== undefined) return generateArtifact(made, context);
  if (context.find(id) === undefined) return { state: 'waiting', missing: id };
  return unknownSource(id, { problem: 'is made by no ArtifactGenerator, so what fills it is not known' });
}
