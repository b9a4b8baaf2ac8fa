import type { KubeObject, KustomizationTransform } from '../manifest/index.js';

import { buildFolder } from './build-folder.js';
import type { OverlayResult } from './overlay-result.js';

/**
 * What kustomize 5.8.1 builds from a folder with these objects and a kustomization file with `namespace`, `labels`
 * (`pairs` only), `replicas` and `images`, as far as these are given. Without any of them the objects come back as they are.
 *
 * - `namespace` overwrites `metadata.namespace` of all but the kinds and versions that kustomize knows as
 *   cluster-scoped. It names a v1 Namespace, and goes into the service of an APIService, into that of a CRD's
 *   conversion webhook where one is written, and into binding subjects named "default".
 * - `labels` go into `metadata.labels`.
 * - `replicas` sets the number of Deployments, StatefulSets, ReplicaSets and ReplicationControllers of a name, in all
 *   groups and namespaces, and where none was written.
 * - `images` act on each `image` in a list `containers` or `initContainers` at any depth, on those of pods and pod
 *   templates and on their image volumes, but not in CRDs. A name is a regular expression.
 * - Last, references to a moved object get its namespace: binding subjects with the name of a ServiceAccount (of
 *   whatever kind the subject is), webhook services, `spec.configSource.configMap` of a Node.
 *
 * Problems, where kustomize fails or this evaluator does not know the result; the field keeps the value it had:
 * - two objects that are one after the move (kustomize fails),
 * - a map or list where a text belongs, a text where a map or list belongs (kustomize fails), among them the items of
 *   any list `containers` that are no maps,
 * - a number of replicas that is a text, or becomes no whole number,
 * - an image that is a number or boolean, or null and matched by a name,
 * - an image name beyond the plain part of Go's regular expressions, or that Go refuses (kustomize panics),
 * - a new image or namespace that would read as a number, boolean, null or date where kustomize writes it unquoted.
 *
 * Taken for granted: kustomize builds the objects unchanged without a transform, so that none has an annotation of
 * kustomize's own, and fields that Kubernetes defines as a name hold a text. References are looked up among these
 * objects only; where other folders are part of the same build, `buildFolder` has to see them all.
 */
export function applyTransform(objects: readonly KubeObject[], transform: KustomizationTransform): OverlayResult {
  return buildFolder({ objects, transform });
}
