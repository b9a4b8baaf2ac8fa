import { isJsonObject, type Json, type KubeObject, type ReplicaTransform } from '../manifest/index.js';

import type { Report } from './overlay-result.js';
import { type UpdateValue, updateField } from './update-field.js';

/** Of any group, as kustomize has it: api/internal/konfig/builtinpluginconsts/replicas.go. */
export const SCALED_KINDS: readonly string[] = ['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];

const KINDS: ReadonlySet<string> = new Set(SCALED_KINDS);

/** What `replicas` does to one object: kustomize's api/filters/replicacount. The last entry with its name wins. */
export function setReplicas(object: KubeObject, replicas: readonly ReplicaTransform[], report: Report): KubeObject {
  const entries = replicas.filter((entry) => scales(entry, object));
  return entries.reduce(
    (result, { count }) =>
      updateField(result, { path: 'spec/replicas', create: 'scalar' }, setCount(count, report), report),
    object,
  );
}

/** Whether an entry means an object. An entry that means none is refused. */
export function scales({ name }: Pick<ReplicaTransform, 'name'>, { kind, metadata }: KubeObject): boolean {
  return KINDS.has(kind) && metadata.name === name;
}

function setCount(count: number, report: Report): UpdateValue {
  return (value, path) => {
    const problem = problemWith(value, count);
    if (problem === undefined) return count;
    report(path, problem);
    return value;
  };
}

function problemWith(value: Json, count: number): string | undefined {
  if (!Number.isSafeInteger(count)) return `becomes ${count}, which is no whole number that kustomize takes`;
  if (Array.isArray(value) || isJsonObject(value))
    return 'is a map or a list where a number belongs, which kustomize refuses';
  // kustomize keeps the quotes, if there are any, and the number becomes a text.
  return typeof value === 'string' ? 'is a string where a number belongs, which kustomize may keep one' : undefined;
}
