import { type FieldPath, REFERENCE_FIELDS } from '../../api/index.js';

import { tablePath } from '../table-path.js';

/** The fields in which the kind of a Flux object is named, with `[]` for list positions; FLX202 judges what stands there. */
const KIND_FIELDS: ReadonlySet<string> = new Set(
  REFERENCE_FIELDS.filter(({ kindField }) => kindField).map(({ kind, path }) => `${kind} spec.${path}.kind`),
);

export function isReferenceKind(kind: string, path: FieldPath): boolean {
  return KIND_FIELDS.has(`${kind} ${tablePath(path)}`);
}
