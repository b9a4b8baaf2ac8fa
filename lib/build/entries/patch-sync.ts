import {
  type Json,
  type JsonObject,
  type KubeObject,
  parseYaml,
  stringifyJson,
  listOf,
  mapOf,
  textOf,
} from '../../manifest/index.js';
import { type FileTree, treeOfTexts } from '../../model/index.js';

import type { EntrySearch } from './entry-search.js';
import type { SyncObjects } from './operator-objects.js';

/** A kind, and no regular expression. */
const NAME = /^\w+$/;

/** What `spec.kustomize.patches` of a FluxInstance make of its sync, or why kustomize refuses them. */
export async function patchSync(
  search: EntrySearch,
  objects: SyncObjects,
  spec: JsonObject,
): Promise<SyncObjects | string> {
  const patches = listOf(mapOf(spec.kustomize).patches).filter((patch) => mayBeMeant(patch, objects));
  if (patches.length === 0) return objects;
  const tree = treeOf([objects.source, objects.kustomization]);
  const { objects: built, problem } = await search.engine.build(tree, { path: '.', spec: { patches } });
  if (problem !== undefined) return problem.message;
  const find = ({ kind }: KubeObject) => built.find(({ object }) => object.kind === kind)?.object;
  const [kustomization, source] = [find(objects.kustomization), find(objects.source)];
  return kustomization === undefined || source === undefined ? 'they take the sync away' : { kustomization, source };
}

/** A patch for a Deployment finds none among two objects: without a target that would be an error. */
function mayBeMeant(patch: Json, { kustomization, source }: SyncObjects): boolean {
  const { target, patch: text } = mapOf(patch);
  const kinds = [kustomization.kind, source.kind];
  if (target === undefined)
    return parseYaml(textOf(text)).documents.some((of) => kinds.includes(textOf(mapOf(of).kind)));
  const kind = textOf(mapOf(target).kind);
  return kind === '' || kinds.includes(kind) || !NAME.test(kind);
}

/** JSON is YAML. */
function treeOf(objects: readonly KubeObject[]): FileTree {
  return treeOfTexts(Object.fromEntries(objects.map((object) => [`${object.kind}.yaml`, stringifyJson(object)])));
}
