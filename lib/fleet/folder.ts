import { Chart, type ChartProps } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';

import {
  AuthorOrigin,
  brand,
  clusterContextOf,
  FluxScope,
  forceNamespace,
  hasBrand,
  nearest,
  objectsNamespaceOf,
  pathBelow,
  textProp,
} from '../flux/index.js';
import { IMAGE_VALUES, type ImageTransform, type ReplicaTransform } from '../manifest/index.js';

import { givenEntries } from './given-entries.js';

const BRAND = Symbol.for('cdk8s-fluxcd.Folder');

export interface FolderProps {
  /** Where it lies, relative to the folder around it. @default - the id of the construct */
  readonly path?: string;
  /**
   * Folder that holds the content, relative to the repository root. All that name the same base share it: what they
   * agree on is written there, and `path` only holds what differs.
   * @default - the content lies in `path`
   */
  readonly base?: string;
  /**
   * Whether the base takes the values of this folder where those that share it differ. Several may say so as long as
   * they agree.
   * @default - as the folder around it; where none says so, the base takes those of the reference cluster, if there is
   * one
   */
  readonly reference?: boolean;
  /** Namespace that the kustomization file gives everything in it. @default - none */
  readonly namespace?: string;
  /** Labels that the kustomization file gives everything in it. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** How many replicas the kustomization file gives workloads in it, by their name. @default - none */
  readonly replicas?: readonly ReplicaTransform[];
  /**
   * Images that the kustomization file replaces in everything in it. Image automation may look after names, tags and
   * digests: `newTag: policy.tagFor({ initial })`.
   * @default - none
   */
  readonly images?: readonly ImageTransform[];
}

/** A directory with a kustomization file of its own, below that of the Kustomization or Folder around it. */
export class Folder extends FluxScope {
  static isFolder(x: unknown): x is Folder {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): x is Folder {
    return Folder.isFolder(x);
  }

  /** The nearest Folder around `c`; throws where there is none. */
  static override of(c: IConstruct): Folder {
    return nearest(c, Folder.isFolder, 'Folder');
  }

  readonly path: string;
  readonly base: string | undefined;
  /** Whether the base takes its values; undefined where that is for what is around it to say. */
  readonly reference: boolean | undefined;
  readonly transform: Pick<FolderProps, 'namespace' | 'labels' | 'replicas' | 'images'>;
  /** @internal */
  readonly origin: AuthorOrigin;

  constructor(scope: Construct, id: string, props: FolderProps = {}) {
    super(scope, id, inherited(scope, id, props.namespace));
    brand(this, BRAND);
    this.origin = new AuthorOrigin(this.node.path, new Error('Folder'));
    this.path = textProp(this, 'path', props.path) ?? id;
    this.base = textProp(this, 'base', props.base);
    this.reference = props.reference;
    const namespace = textProp(this, 'namespace', props.namespace);
    const replicas = givenEntries(this, 'replicas', props.replicas, ['name', 'count']);
    const images = givenEntries(this, 'images', props.images, ['name', ...IMAGE_VALUES]);
    this.transform = { namespace, labels: props.labels, replicas, images };
    if (namespace !== undefined) forceNamespace(this, namespace);
  }
}

/** What `objects` of the Kustomization around it says is for everything it applies, in folders too. */
function inherited(scope: Construct, id: string, namespace: string | undefined): ChartProps {
  clusterContextOf(scope, pathBelow(scope, id));
  return { namespace: namespace ?? objectsNamespaceOf(scope), labels: Chart.of(scope).labels };
}
