import type { Construct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxDuration, FluxObjectProps, ISource, LocalReference, Removable } from './flux-object.js';
import { type KnownByNameProps, SourceByName } from './known-by-name.js';
import { requiredUrl } from './required-url.js';

const BRAND = Symbol.for('cdk8s-fluxcd.GitRepository');

/** Which revision to check out. Flux takes the first that is given: commit, name, tag, semver, branch. */
export interface GitReference {
  /** @default 'master' */
  readonly branch?: string;
  readonly tag?: string;
  /** Range, such as `>=1.0.0 <2.0.0`. */
  readonly semver?: string;
  /** Full reference, such as `refs/pull/420/head`. Flux 0.40 and later. */
  readonly name?: string;
  readonly commit?: string;
}

/** Fields of `spec`. @see https://fluxcd.io/flux/components/source/gitrepositories/ */
export interface GitRepositorySpec {
  /** `http://`, `https://` or `ssh://`; the short form `git@host:path` is not taken by Flux. @default - that of `repository` */
  readonly url?: string;
  /** @default - the branch of `repository`; else Flux takes `master` */
  readonly ref?: GitReference;
  /** How often to look for a new revision. @default '1m' */
  readonly interval?: FluxDuration;
  /** Limit for Git operations; hours are not taken. @default - not written, Flux takes 60s */
  readonly timeout?: FluxDuration;
  /** Secret with the credentials. @default - none */
  readonly secretRef?: LocalReference;
  /** Secret with the proxy. Flux 2.1 and later. @default - none */
  readonly proxySecretRef?: LocalReference;
  /** Where the credentials come from. Flux 2.4 and later. @default - not written, Flux takes generic */
  readonly provider?: 'generic' | 'azure' | 'github' | 'aws';
  /** Account for the provider. Flux 2.7 and later. @default - none */
  readonly serviceAccountName?: string;
  /** Signatures to check. @default - none */
  readonly verify?: { readonly mode?: string; readonly secretRef: LocalReference };
  /** Files to leave out, in the form of `.gitignore`. @default - none of our own */
  readonly ignore?: string;
  /** Do not look for new revisions. @default - not written */
  readonly suspend?: boolean;
  /** @default - not written, Flux does not */
  readonly recurseSubmodules?: boolean;
  /** Other GitRepositories to put into this one. @default - none */
  readonly include?: readonly {
    readonly repository: LocalReference;
    readonly fromPath?: string;
    readonly toPath?: string;
  }[];
  /** Folders to check out, all others are left out. Flux 2.6 and later. @default - all */
  readonly sparseCheckout?: readonly string[];
  /** Git library. Gone with v1. @default - not written */
  readonly gitImplementation?: 'go-git' | 'libgit2';
  /** Who else may refer to it. Gone with v1. @default - not written */
  readonly accessFrom?: Readonly<Record<string, unknown>>;
}

/** A repository of the app, as far as a source needs to know it. Implemented by `Repository`. */
export interface IRepository {
  readonly name: string;
  readonly url: string | undefined;
  readonly branch: string;
}

/** `url` is required: here, in `repository` or in the defaults. */
export interface GitRepositoryProps extends FluxObjectProps, Removable<GitRepositorySpec> {
  /** The app's own repository that it points at: fills `url` and `ref`. @default - none */
  readonly repository?: IRepository;
}

/** A Git repository as a source. */
export class GitRepository extends FluxConstruct implements ISource {
  static isGitRepository(x: unknown): x is GitRepository {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return GitRepository.isGitRepository(x);
  }

  /** A GitRepository of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): ISource {
    return new SourceByName(scope, id, 'GitRepository', props);
  }

  readonly isSource = true;
  /** Undefined while it is a token of cdk8s. */
  readonly url: string | undefined;
  /** The branch it follows; undefined when `ref` says something else, or nothing. */
  readonly branch: string | undefined;
  /** The app's own repository, where it was given. */
  readonly repository: IRepository | undefined;

  constructor(scope: Construct, id: string, props: GitRepositoryProps = {}) {
    const { repository, ...rest } = props;
    const merged: GitRepositoryProps = { ...fromRepository(repository), ...definedOnly(rest) };
    super(scope, id, merged, { kind: 'GitRepository' });
    brand(this, BRAND);
    const { url, ref } = this.fields as GitRepositorySpec;
    const owner = repository === undefined ? '' : `, or "url" to the Repository "${repository.name}"`;
    this.url = requiredUrl(this, url, `such as "https://example.org/fleet"${owner}`);
    this.branch = ref?.branch;
    this.repository = repository;
  }
}

function fromRepository(repository: IRepository | undefined): Partial<GitRepositoryProps> {
  if (repository === undefined) return {};
  return { url: repository.url, ref: { branch: repository.branch } };
}

function definedOnly<T extends object>(props: T): Partial<T> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as Partial<T>;
}
