import { type KubeObject, type ObjectId, objectId, mapOf, specOf, textOf } from '../../manifest/index.js';
import { withoutPassword } from '../../util/index.js';

import { type Revision, revisionOf } from './source-revision.js';

/** Where a source gets its files from. */
export interface SourcePointer {
  readonly id: ObjectId;
  /** As it was written, without password; `''` where none is written. */
  readonly url: string;
  /** Undefined for buckets: they have no revisions to choose from. */
  readonly revision: Revision | undefined;
}

export function pointerOf(source: KubeObject): SourcePointer {
  const spec = specOf(source);
  return { id: objectId(source), url: urlOf(source), revision: revisionOf(source.kind, mapOf(spec.ref)) };
}

function urlOf(source: KubeObject): string {
  const { url, endpoint, bucketName } = specOf(source);
  return withoutPassword(source.kind === 'Bucket' ? `${textOf(endpoint)}/${textOf(bucketName)}` : textOf(url));
}
