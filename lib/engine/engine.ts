import type { JsonObject, KubeObject } from '../manifest/index.js';
import type { FileTree } from '../model/index.js';

/** The real kustomize and Flux's own substitution, over files that are handed in. Nothing else is read. */
export interface Engine {
  /** What a Kustomization builds: its kustomization file, or a generated one, with the fields of its spec put in. */
  build(tree: FileTree, request: BuildRequest): Promise<BuildAnswer>;
  /** What post-build substitution makes of built objects. Whether it runs at all is up to the caller. */
  substitute(request: SubstituteRequest): Promise<SubstituteAnswer>;
  /** The documents of one YAML file, as Flux reads them. */
  read(tree: FileTree, path: string): Promise<ReadAnswer>;
  /**
   * Which files of a tree an artifact leaves out: `.sourceignore` files, `spec.ignore` and Flux's own exclusions. Folders
   * are judged by themselves, with `/` at the end.
   */
  ignored(tree: FileTree, ignore: string | undefined): Promise<PathsAnswer>;
  /** Which paths a pattern of an ArtifactGenerator matches. */
  glob(request: GlobRequest): Promise<PathsAnswer>;
  /** Ends its workers; no method may be called afterwards. */
  close(): Promise<void>;
}

export interface BuildRequest {
  /** As in `spec.path`; leaving the root is clamped as Flux does. */
  readonly path: string;
  /** The fields of `Kustomization.spec` that change what is built, under their own names. */
  readonly spec: BuildSpec;
  /** Whether an entry of `spec.images` replaces one of the file whole, as before Flux 2.9.3. @default false */
  readonly imagesReplaceEntry?: boolean | undefined;
}

/** `targetNamespace`, `namePrefix`, `nameSuffix`, `patches`, `components`, `images`, … as they stand in the spec. */
export type BuildSpec = JsonObject;

export interface BuildAnswer {
  readonly objects: readonly BuiltObject[];
  /** Bases, components and files by URL, sorted: never fetched, and what they hold is not in `objects`. */
  readonly remote: readonly string[];
  /** Whether something remote was left out that may change the other objects: a component, a patch, a transformer. */
  readonly altered?: boolean | undefined;
  readonly problem?: EngineProblem | undefined;
}

export interface BuiltObject {
  readonly object: KubeObject;
  /** File it comes from, relative to the root of the tree; `''` where that cannot be told. */
  readonly file: string;
}

export interface SubstituteRequest {
  readonly objects: readonly KubeObject[];
  readonly variables: Readonly<Record<string, string>>;
  /** Names that have a value nobody knows; `'others'` is every name without a value. */
  readonly unknown: readonly string[] | 'others';
  /** Whether a variable without value and default is an error: the default since Flux 2.9. */
  readonly strict: boolean;
}

export interface SubstituteAnswer {
  /** In the order of the request; none where there is a problem. */
  readonly objects: readonly SubstitutedObject[];
  readonly problem?: EngineProblem | undefined;
}

export interface SubstitutedObject {
  /** As it went in where there is a problem; undefined where Flux drops it, as an object whose name became a number. */
  readonly object: KubeObject | undefined;
  /** Names of variables whose value was filled in. Sorted. */
  readonly used: readonly string[];
  /** Names of variables with an unknown value; their `${…}` stays in the text. Sorted. */
  readonly unknown: readonly string[];
  /** Flux's own message. */
  readonly problem?: string | undefined;
}

export interface ReadAnswer {
  readonly documents: readonly ReadDocument[];
  readonly problem?: EngineProblem | undefined;
}

export interface ReadDocument {
  readonly data: JsonObject;
  /** 1-based line of its first line. */
  readonly line: number;
}

export interface GlobRequest {
  readonly pattern: string;
  readonly exclude: readonly string[];
  readonly paths: readonly string[];
}

export interface PathsAnswer {
  /** Sorted. */
  readonly paths: readonly string[];
  readonly problem?: EngineProblem | undefined;
}

/** Why a request came to nothing. */
export interface EngineProblem {
  /**
   * `path-missing`: the folder is not in the tree; `build`: kustomize refuses it; `read`: no YAML; `limit`: too much
   * memory, time or data; `unsupported`: only the WebAssembly engine can do it.
   */
  readonly reason: 'path-missing' | 'build' | 'read' | 'limit' | 'unsupported';
  /** One line, paths relative to the root of the tree. */
  readonly message: string;
  /** The file to blame, relative to the root of the tree. */
  readonly file?: string | undefined;
  /** 1-based. */
  readonly line?: number | undefined;
}
