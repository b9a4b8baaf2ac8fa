import { groupOf, type KubeObject, type KustomizationTransform, type PatchTarget } from '../manifest/index.js';
import { type FolderModel, foldersIn } from '../model/index.js';
import { applyTransform, isScopedToCluster } from '../overlay/index.js';
import { escapeRegExp, groupBy } from '../util/index.js';

import { isOpen } from './is-open.js';

/** Characters of names that mean something else in a regular expression, but for the dot, which also means itself. */
const PATTERN = /[*+?^${}()|[\]\\]/;

/** Names objects of a folder for JSON patches: by as little as tells them from all others there. */
export class PatchTargets {
  private readonly objects: readonly KubeObject[];
  private readonly byKind: ReadonlyMap<string, readonly KubeObject[]>;

  /** @param transform what was done to the objects before they are patched */
  constructor(
    private readonly folder: FolderModel,
    private readonly transform: KustomizationTransform,
  ) {
    this.objects = foldersIn(folder).flatMap(({ objects }) => objects.map(({ object }) => object));
    this.byKind = groupBy(this.objects, ({ kind }) => kind);
  }

  of(object: KubeObject): PatchTarget {
    const { kind, metadata } = object;
    const name = this.patternOf(metadata.name, kind);
    const twins = (this.byKind.get(kind) ?? []).filter((other) => other.metadata.name === metadata.name);
    if (twins.length === 1 && !isOpen(this.folder, kind)) return { kind, name };
    return { ...versionOf(object), kind, name, ...this.namespaceOf(object, twins) };
  }

  /** The name as it is, where no other is meant by that. */
  private patternOf(name: string, kind: string): string {
    if (PATTERN.test(name)) return escapeRegExp(name);
    const pattern = new RegExp(`^${name}$`);
    const others = (this.byKind.get(kind) ?? []).filter((other) => other.metadata.name !== name);
    return others.some((other) => pattern.test(other.metadata.name)) ? escapeRegExp(name) : name;
  }

  /**
   * kustomize takes an object without a namespace for one in namespace "default", and one of a kind without namespaces
   * for one in no namespace at all, whatever it says.
   */
  private namespaceOf(object: KubeObject, twins: readonly KubeObject[]): Pick<PatchTarget, 'namespace'> {
    if (isScopedToCluster(object)) return {};
    const { namespace: moved } = this.transform;
    const [placed = object] = applyTransform([object], { namespace: moved }).objects;
    const { namespace } = placed.metadata;
    if (typeof namespace === 'string') return { namespace };
    const isTwin = (other: KubeObject) => groupOf(other.apiVersion) === groupOf(object.apiVersion);
    return twins.filter(isTwin).length > 1 ? { namespace: 'default' } : {};
  }
}

function versionOf({ apiVersion }: KubeObject): Pick<PatchTarget, 'group' | 'version'> {
  const group = groupOf(apiVersion);
  return group === '' ? { version: apiVersion } : { group, version: apiVersion.slice(group.length + 1) };
}
