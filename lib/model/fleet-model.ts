import type { Origin } from '../diagnostics/index.js';
import type { KubeObject, KustomizationTransform, ObjectReference, Patch } from '../manifest/index.js';

/**
 * What Flux sees of a fleet, as plain data: clusters, their Flux Kustomizations, the objects each applies. Lists are
 * sorted, so that two models of the same fleet are equal whatever order they were built in.
 */
export interface FleetModel {
  readonly app: string;
  readonly repositories: readonly RepositoryModel[];
  readonly clusters: readonly ClusterModel[];
}

/** A tree of files that sources point at. */
export interface RepositoryModel {
  readonly name: string;
  /** Clone URL, `''` when the app does not say. */
  readonly url: string;
  readonly branch: string;
  /** Whether patches of bases are files of their own; undefined is `files`. */
  readonly patches?: 'files' | 'inline' | undefined;
  /** The lines of `.sourceignore` at its root; undefined where the app writes none. */
  readonly sourceIgnore?: readonly string[] | undefined;
}

export interface ClusterModel {
  readonly name: string;
  /** Flux minor, such as `2.10`. */
  readonly flux: string;
  /** Name of the repository that the entry Kustomization builds from. */
  readonly repository: string;
  /** Whether bases take its values where nothing nearer says so. */
  readonly reference?: boolean | undefined;
  readonly entry: EntryModel;
  /** The entry first, then all others by key. */
  readonly kustomizations: readonly KustomizationModel[];
  /** Flux objects that someone else makes: references to them are trusted. */
  readonly knownByName: readonly ObjectReference[];
  /** The HelmReleases of the cluster and where their charts come from, by key; undefined where nobody built it. */
  readonly releases?: readonly ReleaseModel[] | undefined;
}

/** A HelmRelease, as the helm-controller finds it. */
export interface ReleaseModel {
  /** `namespace/name`. */
  readonly key: string;
  /** Key of the Kustomization that applies it. */
  readonly owner: string;
  /** The source of its chart, behind a HelmChart too. */
  readonly source: SourceModel;
  /** Name of the chart, or its path in a Git repository or bucket; `''` where the source is the chart. */
  readonly chart: string;
  /** Version or range; `''` where the source says. */
  readonly version: string;
}

/** What bootstrap put into the cluster: the Kustomization everything hangs on, and its source. */
export interface EntryModel {
  readonly kustomization: ObjectReference;
  readonly source: ObjectReference;
}

export interface KustomizationModel {
  /** `namespace/name`, unique within a cluster. */
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  /** Key of the Kustomization that applies this one; `''` for the entry. */
  readonly owner: string;
  /** Folder that Flux builds, relative to the repository root, without leading `./`; `''` is the root. */
  readonly path: string;
  readonly source: SourceModel;
  /** Its own Flux object; undefined for the entry, which bootstrap made. */
  readonly object: KubeObject | undefined;
  /** The Kustomizations it waits for, in the order of `spec.dependsOn`. */
  readonly dependsOn: readonly DependencyModel[];
  /** What the folder holds; undefined when the source is none of the app's repositories. */
  readonly content: FolderModel | undefined;
  /** What its kustomization files build, as far as the app writes them or a build has shown. */
  readonly declared: readonly ObjectModel[];
  /** Whether `declared` is all of it: vendored files are unknown until built. */
  readonly complete: boolean;
  /**
   * What Flux makes of `declared`: patches, images, target namespace, components, variables and the like. Undefined
   * until it was built.
   */
  readonly applied?: readonly ObjectModel[] | undefined;
  /** How building it went; undefined where nobody built it. */
  readonly build?: BuildState | undefined;
  readonly origin: Origin;
}

export interface BuildState {
  /** `unknown`: it cannot be told from here what it applies, or not all of it. */
  readonly status: 'built' | 'failed' | 'unknown';
  /** Why it is not built, in one line; `''` when it is. */
  readonly message: string;
  /** Variables whose value nobody knows: their `${…}` stands in the applied objects. Sorted. */
  readonly unknownVariables: readonly string[];
}

/** One entry of `spec.dependsOn`. */
export interface DependencyModel {
  /** `namespace/name` of what it names. */
  readonly key: string;
  /** Where the author asked for it. */
  readonly origin: Origin;
}

export interface SourceModel {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Name of the repository of the app that it points at; `''` for all others. */
  readonly repository: string;
}

export interface ObjectModel {
  readonly object: KubeObject;
  /** Comments behind values, by JSON pointer: image automation markers. */
  readonly comments?: Readonly<Record<string, string>> | undefined;
  /** File to share with other objects, relative to the owner's folder; default: a file of its own. */
  readonly file?: string | undefined;
  readonly origin: Origin;
}

/** A directory with a kustomization file of its own: that of a Kustomization, or a Folder below it. */
export interface FolderModel {
  /** Relative to the repository root; the folder of the entry and of Kustomizations is their path. */
  readonly path: string;
  /** Where the content lies when it is shared; `path` then only holds what differs. */
  readonly base?: string | undefined;
  /** Whether the base takes the values of this folder where those that share it differ; undefined: its cluster says. */
  readonly reference?: boolean | undefined;
  /** Whether a kustomization file is written: not in the entry folder, where Flux makes its own. */
  readonly kustomizationFile: boolean;
  readonly transform: KustomizationTransform;
  /** Namespace that file names need not repeat. */
  readonly namespace: string;
  readonly objects: readonly ObjectModel[];
  readonly vendored: readonly VendoredModel[];
  /** ConfigMaps and Secrets that the kustomization file makes; undefined is none. */
  readonly generators?: readonly GeneratorModel[] | undefined;
  readonly folders: readonly FolderModel[];
  readonly origin: Origin;
}

/** Files that no app writes: referenced and patched, never read, never touched. */
export interface VendoredModel {
  /** Folder of the kustomization file that carries the patches; only written when there are any. */
  readonly path: string;
  /** What is referenced, relative to the repository root: files, or one folder with a kustomization file. */
  readonly resources: readonly string[];
  readonly patches: readonly Patch[];
  readonly origin: Origin;
}

/** A ConfigMap or Secret that a kustomization file makes of files and literals. */
export interface GeneratorModel {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly namespace?: string | undefined;
  /** `create` makes it; the others change what a folder below made. */
  readonly behavior: 'create' | 'replace' | 'merge';
  /** Whether a hash of the content is added to the name, so that its users roll over. */
  readonly hash: boolean;
  /** By key. */
  readonly literals: Readonly<Record<string, string>>;
  /** Sorted by key. */
  readonly files: readonly GeneratorFileModel[];
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
  /** Type of a Secret. */
  readonly type?: string | undefined;
  readonly origin: Origin;
}

export interface GeneratorFileModel {
  /** Key in the ConfigMap or Secret. */
  readonly key: string;
  /** Relative to the repository root. */
  readonly path: string;
  /** What the app writes there; undefined for a file that no app writes. */
  readonly text?: string | undefined;
}
