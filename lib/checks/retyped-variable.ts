import type { SubstitutionNode } from '../api/index.js';
import { groupOf, isTypedInGo, type KubeObject, type Steps } from '../manifest/index.js';

const DATE = /^\d{4}-\d/;
const METADATA: ReadonlySet<unknown> = new Set(['labels', 'annotations']);
const DATA: Readonly<Record<string, readonly unknown[]>> = { ConfigMap: ['data'], Secret: ['data', 'stringData'] };
const WORKLOADS: ReadonlySet<string> = new Set(['apps', 'batch']);

/** The variable that is all of a text and whose value, read as YAML once it is filled in, is no text. */
export function retypedVariable(
  nodes: readonly SubstitutionNode[],
  values: ReadonlyMap<string, string>,
): string | undefined {
  const [only] = nodes;
  if (nodes.length !== 1 || typeof only !== 'object' || only.operator !== '') return undefined;
  const value = values.get(only.name);
  return value !== undefined && isTypedInGo(value) && !DATE.test(value) ? only.name : undefined;
}

/** Whether Kubernetes takes nothing but text at a place. */
export function isStringOnly({ apiVersion, kind }: KubeObject, steps: Steps): boolean {
  const [first, second] = steps;
  if (first === 'metadata') return steps.length === 3 && METADATA.has(second);
  if (apiVersion === 'v1') return steps.length === 2 && (DATA[kind] ?? []).includes(first);
  return WORKLOADS.has(groupOf(apiVersion)) && steps.at(-1) === 'value' && steps.at(-3) === 'env';
}
