import type { ApiObject } from 'cdk8s';

import type { FindingInput } from '../diagnostics/index.js';
import { forcedNamespaceOf, isOwner, resolveObject } from '../flux/index.js';
import {
  displayName,
  groupOf,
  isClusterScoped,
  type KubeObject,
  normalizeObject,
  objectId,
  orderKeys,
} from '../manifest/index.js';
import type { ObjectModel } from '../model/index.js';

import { finalNamespace } from './final-namespace.js';
import { withObjectDefaults } from './object-defaults.js';
import type { PlacedObject } from './scan.js';

export interface PreparedObject {
  /** More than one where a List was placed; none when the object cannot be written. */
  readonly models: readonly ObjectModel[];
  readonly findings: readonly FindingInput[];
}

/** Resolves one object and brings it into normal form. A Folder's namespace is left to its kustomization file. */
export function prepareObject(placed: PlacedObject, rewrite: (object: KubeObject) => KubeObject): PreparedObject {
  const resolved = tryResolve(placed);
  if ('finding' in resolved) return { models: [], findings: [resolved.finding] };
  const { scope } = placed.object.node;
  // Only a Folder forces a namespace; most objects lie in no deeper scope than their owner.
  const forced = scope !== undefined && isOwner(scope) ? undefined : forcedNamespaceOf(placed.object);
  const data = withObjectDefaults(placed.object, rewrite(resolved.object), forced);
  const scoped = withScopedNamespace(placed.object, data, forced);
  const { objects, problems } = normalizeObject(scoped);
  const { file, origin } = placed;
  const models = objects.map((object) => ({ object: orderKeys(object), file, origin }));
  if (problems.length === 0 && forced === undefined) return { models, findings: [] };
  const about = { subject: nameOf(placed.object, resolved.object), at: origin };
  return {
    models,
    findings: [
      ...problems.map(({ path, message }): FindingInput => ({ code: 'FLX105', ...about, path, message })),
      ...folderFindings(placed, resolved.object, forced).map((finding) => ({ ...about, ...finding })),
    ],
  };
}

function tryResolve({ object, origin }: PlacedObject): { object: KubeObject } | { finding: FindingInput } {
  try {
    return { object: resolveObject(object) };
  } catch (error) {
    const subject = displayName({ kind: object.kind, namespace: object.metadata.namespace ?? '', name: object.name });
    // Only the first line: what cdk8s says of a JSON patch goes on with the whole document, which may be a Secret.
    const [text] = (error instanceof Error ? error.message : String(error)).split('\n');
    const message = `cannot be resolved: ${text}`;
    return { finding: { code: 'FLX101', subject, message, at: origin } };
  }
}

/** Without the chart's namespace on kinds that have none, and without the one that a Folder gives anyway. */
function withScopedNamespace(object: ApiObject, data: KubeObject, forced: string | undefined): KubeObject {
  const { namespace } = data.metadata;
  if (namespace === undefined || isPlainlyItsOwn(namespace, object, forced)) return data;
  if (forced !== namespace && finalNamespace(object) !== undefined) return data;
  const { namespace: _, ...metadata } = data.metadata;
  return { ...data, metadata: metadata as KubeObject['metadata'] };
}

/** Almost always so, and told without another way up the tree. */
function isPlainlyItsOwn(namespace: unknown, { apiVersion, kind, metadata }: ApiObject, forced?: string): boolean {
  return forced === undefined && metadata.namespace === namespace && !isClusterScoped(groupOf(apiVersion), kind);
}

function folderFindings(
  { object }: PlacedObject,
  data: KubeObject,
  forced: string | undefined,
): Pick<FindingInput, 'code' | 'path' | 'message' | 'hint'>[] {
  if (forced === undefined) return [];
  const hint = 'put it into a folder without a namespace';
  if (data.kind === 'Namespace' && data.apiVersion === 'v1') {
    if (data.metadata.name === forced) return [];
    const message = `"${data.metadata.name}" becomes "${forced}": the namespace of a folder renames Namespace objects`;
    return [{ code: 'FLX108', path: 'metadata.name', message, hint }];
  }
  const { namespace } = data.metadata;
  if (namespace === undefined || namespace === forced || finalNamespace(object) !== forced) return [];
  const message = `"${String(namespace)}" becomes "${forced}", the namespace of the folder around it`;
  return [{ code: 'FLX108', path: 'metadata.namespace', message, hint }];
}

function nameOf(object: ApiObject, data: KubeObject): string {
  const { kind, name } = objectId(data);
  return displayName({ kind, name, namespace: finalNamespace(object) ?? '' });
}
