import type { Construct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, ISource, SpecProps } from './flux-object.js';
import type { GitRepositorySpec } from './generated/git-repository-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';
import { requiredUrl } from './required-url.js';

const BRAND = Symbol.for('cdk8s-fluxcd.GitRepository');

/** A repository of the app, as far as a source needs to know it. Implemented by `Repository`. */
export interface IRepository {
  readonly name: string;
  readonly url: string | undefined;
  readonly branch: string;
}

/** `url` is required: here, in `repository` or in the defaults. */
export interface GitRepositoryProps extends FluxObjectProps, SpecProps<GitRepositorySpec> {
  /** The app's own repository that it points at: fills `url` and `ref`. @default - none */
  readonly repository?: IRepository;
}

/**
 * A Git repository as a source.
 *
 * @example
 *
 *   const url = 'https://github.com/stefanprodan/podinfo';
 *   const podinfo = new GitRepository(cluster, 'podinfo', { url, ref: { semver: '6.x' } });
 *   new Kustomization(cluster, 'podinfo-app', { sourceRef: podinfo, path: './kustomize' });
 */
export class GitRepository extends FluxConstruct<'GitRepository'> implements ISource<'GitRepository'> {
  static isGitRepository(x: unknown): x is GitRepository {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return GitRepository.isGitRepository(x);
  }

  /** A GitRepository of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): ISource<'GitRepository'> {
    return new KnownByName(scope, id, 'GitRepository', props);
  }

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
    const { url, ref } = this.fields as Partial<GitRepositorySpec>;
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
