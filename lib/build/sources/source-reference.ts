import { fluxKind } from '../../api/index.js';
import { type Json, type ObjectId, mapOf, textOf } from '../../manifest/index.js';

/** The source that a `sourceRef` names. Flux goes by the kind; what `apiVersion` says there counts for nothing. */
export function sourceReference(reference: Json | undefined, ownNamespace: string): ObjectId {
  const { kind, namespace, name } = mapOf(reference);
  const group = fluxKind(textOf(kind))?.group ?? '';
  return { group, kind: textOf(kind), namespace: textOf(namespace) || ownNamespace, name: textOf(name) };
}
