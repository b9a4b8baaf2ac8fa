import { type KubeObject, mapOf, specOf, textOf } from '../../manifest/index.js';
import { compareCodeUnits, cleanPath } from '../../util/index.js';

import { bootstrapSource } from './bootstrap-objects.js';
import type { EntrySearch, FoundObject } from './entry-search.js';
import type { ImpliedOptions } from './implied-entry.js';

interface SourceName {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** What an entry can have as its source. */
const SYNCED: ReadonlySet<string> = new Set(['GitRepository', 'OCIRepository', 'Bucket']);
/** Where a kustomization file gives the namespace, or nothing does. */
const NAMESPACE = 'flux-system';

/** The sources that are written in a repository, wherever: enough to tell which ones somebody else made. */
export class WrittenSources {
  private readonly written: readonly KubeObject[];

  constructor(
    private readonly search: EntrySearch,
    objects: readonly FoundObject[],
  ) {
    this.written = objects.map(({ object }) => object).filter(({ kind }) => SYNCED.has(kind));
  }

  /** Whether the path of a Kustomization is one of this repository. */
  isThisRepository(kustomization: KubeObject): boolean {
    const name = nameOf(kustomization);
    if (!SYNCED.has(name.kind)) return false;
    const written = this.written.filter((source) => isCalled(source, name));
    return written.length === 0 || written.some((source) => this.isHere(source, kustomization));
  }

  /** Whether bootstrap may have made its source: nothing declares it, or it is this repository. */
  mayComeWithEntry(kustomization: KubeObject): boolean {
    return this.isMissing(nameOf(kustomization)) || this.isThisRepository(kustomization);
  }

  /** The source of a Kustomization as it is written, else as bootstrap makes it. */
  of(kustomization: KubeObject, flux: string): KubeObject {
    const name = nameOf(kustomization);
    const written = this.written.find((source) => isCalled(source, name));
    return written ?? bootstrapSource({ ...name, repository: this.search.repository, flux });
  }

  /** The source that most of these objects need and nothing declares: the one that comes with their entry. */
  missingOf(objects: readonly FoundObject[]): ImpliedOptions {
    const counts = new Map<string, number>();
    for (const { object } of objects) {
      const name = nameOf(object);
      if (!SYNCED.has(name.kind) || !this.isMissing(name)) continue;
      const key = JSON.stringify([name.kind, name.namespace, name.name]);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const [most] = [...counts].sort(([a, m], [b, n]) => n - m || compareCodeUnits(a, b));
    if (most === undefined) return {};
    const [kind, namespace, name] = JSON.parse(most[0]) as [string, string, string];
    return { kind, namespace, name };
  }

  private isMissing(name: SourceName): boolean {
    return !this.written.some((source) => isCalled(source, name));
  }

  /** Where the URL of the repository is not known, a folder that is there speaks for it. */
  private isHere(source: KubeObject, kustomization: KubeObject): boolean {
    const known = this.search.isUrlOfRepository(textOf(specOf(source).url));
    return known ?? this.search.hasFolder(cleanPath(textOf(specOf(kustomization).path)).path);
  }
}

function nameOf(kustomization: KubeObject): SourceName {
  const { kind, namespace, name } = mapOf(specOf(kustomization).sourceRef);
  const own = textOf(kustomization.metadata.namespace) || NAMESPACE;
  return { kind: textOf(kind), namespace: textOf(namespace) || own, name: textOf(name) };
}

function isCalled({ kind, metadata }: KubeObject, name: SourceName): boolean {
  const namespace = textOf(metadata.namespace);
  return kind === name.kind && metadata.name === name.name && (namespace === '' || namespace === name.namespace);
}
