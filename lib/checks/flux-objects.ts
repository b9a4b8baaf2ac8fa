import { isArtifactName } from '../api/index.js';
import { type ObjectId, referenceId } from '../manifest/index.js';
import type { ClusterModel } from '../model/index.js';
import { getOrAdd } from '../util/index.js';

import { artifactTemplates, impliedObjects } from './implied-objects.js';
import { HOME } from './owners.js';
import type { FluxObject } from './placed-object.js';

type ObjectName = Pick<ObjectId, 'kind' | 'namespace' | 'name'>;

/** The Flux objects that a cluster is known to have: names are unique among Flux kinds, so the group is left out. */
export class FluxObjects {
  /** What is declared for the cluster itself, what bootstrap made, what is known by name, and what those make. */
  static of(cluster: ClusterModel, declared: readonly FluxObject[]): FluxObjects {
    const objects = new FluxObjects();
    for (const {
      owner,
      id,
      declared: { object },
    } of declared) {
      if (owner.target !== HOME) continue;
      objects.add(id);
      for (const implied of impliedObjects(id, object)) objects.add(implied);
      for (const template of artifactTemplates(id, object)) objects.artifacts.push(template);
    }
    const { kustomization, source } = cluster.entry;
    for (const reference of [kustomization, source, ...cluster.knownByName]) objects.add(referenceId(reference));
    return objects;
  }

  /** Kind, then name, then namespaces. */
  private readonly kinds = new Map<string, Map<string, Set<string>>>();

  /** What ArtifactGenerators call what they find; only Flux knows how many that are. */
  private readonly artifacts: ObjectName[] = [];

  private constructor() {}

  has({ kind, namespace, name }: ObjectName): boolean {
    return (
      this.kinds.get(kind)?.get(name)?.has(namespace) === true ||
      this.artifacts.some(
        (made) => made.kind === kind && made.namespace === namespace && isArtifactName(made.name, name),
      )
    );
  }

  namesOf(kind: string): Iterable<string> {
    return this.kinds.get(kind)?.keys() ?? [];
  }

  /** Where objects of that kind and name are. */
  namespacesOf(kind: string, name: string): ReadonlySet<string> {
    return this.kinds.get(kind)?.get(name) ?? new Set();
  }

  /** Where objects of that kind are. */
  namespacesWith(kind: string): ReadonlySet<string> {
    const made = this.artifacts.filter((artifact) => artifact.kind === kind);
    const found = [...(this.kinds.get(kind)?.values() ?? [])].flatMap((namespaces) => [...namespaces]);
    return new Set([...found, ...made.map(({ namespace }) => namespace)]);
  }

  private add({ kind, namespace, name }: ObjectName): void {
    const names = getOrAdd(this.kinds, kind, () => new Map<string, Set<string>>());
    getOrAdd(names, name, () => new Set()).add(namespace);
  }
}
