import type { Construct } from 'constructs';

import { hasSpecField } from '../api/index.js';

import { brand, hasBrand } from './brand.js';
import { clusterContextOf } from './context.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, IFluxObject, SpecProps } from './flux-object.js';
import type {
  ImageUpdateAutomationGit,
  ImageUpdateAutomationGitCommit,
  ImageUpdateAutomationSpec,
} from './generated/image-update-automation-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';
import { misuse } from './misuse.js';
import { writtenReference } from './source-reference.js';
import type { SpecFields } from './spec.js';

const BRAND = Symbol.for('cdk8s-fluxcd.ImageUpdateAutomation');
const SOURCE_KIND = 'GitRepository';
/** Flux requires an author; this is the one of its own guides. */
const AUTHOR = { name: 'fluxcdbot', email: 'fluxcdbot@users.noreply.github.com' };

/** How to clone, commit and push. */
export interface AutomationGit extends Omit<ImageUpdateAutomationGit, 'commit'> {
  /** How to commit. @default - by the author `fluxcdbot <fluxcdbot@users.noreply.github.com>`, with a fixed message */
  readonly commit?: Partial<ImageUpdateAutomationGitCommit>;
}

export interface ImageUpdateAutomationProps extends FluxObjectProps, SpecProps<Omit<ImageUpdateAutomationSpec, 'git'>> {
  /** How to clone, commit and push. @default - the branch of the source, by the author of `commit` */
  readonly git?: AutomationGit | null;
}

/**
 * Commits what ImagePolicies of its namespace choose to the Git repository.
 *
 * @example
 *
 *   new ImageUpdateAutomation(cluster, 'images', { update: { path: './deploy/staging' } });
 */
export class ImageUpdateAutomation extends FluxConstruct<'ImageUpdateAutomation'> {
  static isImageUpdateAutomation(x: unknown): x is ImageUpdateAutomation {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return ImageUpdateAutomation.isImageUpdateAutomation(x);
  }

  /** An ImageUpdateAutomation of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): IFluxObject<'ImageUpdateAutomation'> {
    return new KnownByName(scope, id, 'ImageUpdateAutomation', props);
  }

  constructor(scope: Construct, id: string, props: ImageUpdateAutomationProps = {}) {
    super(scope, id, props, { kind: 'ImageUpdateAutomation', write: completed });
    brand(this, BRAND);
  }
}

/** With the source and author that Flux requires; the oldest versions of the kind have other fields for them. */
function completed(fields: SpecFields, automation: IFluxObject): SpecFields {
  const { kind, apiVersion } = automation.ref;
  const { flux } = clusterContextOf(automation);
  if (!hasSpecField(kind, apiVersion, flux, 'git')) return fields;
  const { sourceRef = clusterSource(automation), git } = fields;
  return { ...fields, sourceRef, git: withAuthor(git) };
}

function clusterSource(automation: IFluxObject): object {
  const { source } = clusterContextOf(automation);
  if (source.kind === SOURCE_KIND) return writtenReference(source, automation.ref.namespace);
  const why = `and the source of the cluster is of kind ${source.kind}`;
  throw misuse(automation, `"sourceRef" is missing, ${why}; give a GitRepository that can push`);
}

function withAuthor(git: unknown): AutomationGit {
  const { commit, ...rest } = (git ?? {}) as AutomationGit;
  return { ...rest, commit: { ...commit, author: commit?.author ?? AUTHOR } };
}
