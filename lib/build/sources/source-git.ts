import { type JsonObject, type KubeObject, objectId, listOf, specOf } from '../../manifest/index.js';
import { quotedList } from '../../util/index.js';

import type { Artifact, SourceState } from './artifact.js';
import type { FollowContext } from './source-follower.js';
import { withoutIgnored } from './source-ignore.js';
import { withIncludes } from './source-include.js';
import { pointerOf } from './source-pointer.js';
import { missingFolders, sparseTree } from './source-sparse.js';
import { failedSource, unknownSource } from './source-trouble.js';

/** A checkout, what is included into it, and of both what is not ignored. Submodules are in no tree. */
export async function followGitRepository(source: KubeObject, context: FollowContext): Promise<SourceState> {
  const match = context.repositories.match(pointerOf(source));
  if ('problem' in match) return unknownSource(objectId(source), match);
  const folders = sparseFolders(specOf(source));
  const checkout = await checkOut(context.wholeOf(match.repository), folders, context);
  const missing = missingFolders(checkout.tree, folders);
  if (missing.length > 0) return failedSource(objectId(source), sparseProblem(missing));
  const included = await withIncludes(source, checkout, context);
  if (included.state !== 'ready') return included;
  return withoutIgnored(source, included, context);
}

function sparseFolders({ sparseCheckout }: JsonObject): string[] {
  return listOf(sparseCheckout).filter((folder) => typeof folder === 'string');
}

async function checkOut(whole: Artifact, folders: readonly string[], { trees }: FollowContext): Promise<Artifact> {
  if (folders.length === 0) return whole;
  const tree = await trees.derive([whole.tree], { sparse: folders }, async () => sparseTree(whole.tree, folders));
  return { ...whole, tree };
}

function sparseProblem(missing: readonly string[]) {
  return {
    problem: `checks out ${quotedList(missing)}, which is not in the repository`,
    hint: 'name folders that are there in spec.sparseCheckout',
  };
}
