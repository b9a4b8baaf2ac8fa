import { Construct } from 'constructs';

import {
  AuthorOrigin,
  brand,
  clusterContextOf,
  hasBrand,
  Kustomization,
  misuse,
  nearest,
  shown,
  textProp,
} from '../flux/index.js';
import type { GeneratorModel } from '../model/index.js';

import { Cluster } from './cluster.js';
import type { DataFile } from './data-file.js';
import { Folder } from './folder.js';
import { oneOf } from './one-of.js';

const BRAND = Symbol.for('cdk8s-fluxcd.Generator');
const BEHAVIORS = ['create', 'replace', 'merge'] as const satisfies readonly GeneratorModel['behavior'][];

type Texts = Readonly<Record<string, string>>;

/** What ConfigMaps and Secrets that a kustomization file makes have in common. */
export interface GeneratorProps {
  /** Name, without the hash. @default - the id of the construct */
  readonly name?: string;
  /** @default - that of the folder around it, else of `objects` of the Kustomization */
  readonly namespace?: string;
  /**
   * `create` makes it. `replace` and `merge` change what a Folder in this one makes, or an object that lies in it:
   * all of its data, or the keys that are given.
   * @default 'create'
   */
  readonly behavior?: 'create' | 'replace' | 'merge';
  /**
   * Whether a hash of the content is added to the name. Workloads of the same Kustomization get the new name, and so
   * are rolled out anew when the content changes. Flux objects that name it do not get it.
   * @default true
   */
  readonly hash?: boolean;
  /** @default - those that the scope around it gives to its objects */
  readonly labels?: Texts;
  /** @default - none */
  readonly annotations?: Texts;
}

/** What is given for a generator in its own terms. */
export interface GeneratorContent {
  readonly kind: GeneratorModel['kind'];
  readonly literals: Texts;
  /** By key: the file to read, or the text of one that lies beside the kustomization file. */
  readonly files: Readonly<Record<string, DataFile | string>>;
  readonly type?: string | undefined;
}

/** A ConfigMap or Secret that kustomize makes of files; no object of the app. */
export abstract class Generator extends Construct {
  static isGenerator(x: unknown): x is Generator {
    return hasBrand(x, BRAND);
  }

  readonly generatedName: string;
  readonly namespace: string | undefined;
  readonly behavior: GeneratorModel['behavior'];
  readonly hash: boolean;
  readonly labels: Texts | undefined;
  readonly annotations: Texts | undefined;
  /** @internal */
  readonly content: GeneratorContent;
  /** @internal */
  readonly origin: AuthorOrigin;

  protected constructor(scope: Construct, id: string, props: GeneratorProps, content: GeneratorContent) {
    super(scope, id);
    brand(this, BRAND);
    clusterContextOf(this);
    this.origin = new AuthorOrigin(this.node.path, new Error(`${content.kind}Generator`));
    checkPlace(this);
    this.generatedName = textProp(this, 'name', props.name) ?? id;
    this.namespace = textProp(this, 'namespace', props.namespace);
    this.behavior = oneOf(this, 'behavior', props.behavior ?? 'create', BEHAVIORS);
    this.hash = props.hash ?? true;
    this.labels = textsProp(this, 'labels', props.labels);
    this.annotations = textsProp(this, 'annotations', props.annotations);
    this.content = content;
    checkKeys(this);
  }
}

/** A map of texts; @throws on anything else. */
export function textsProp(construct: Construct | string, field: string, value: unknown): Texts | undefined {
  if (value === undefined || value === null) return undefined;
  const isMap = typeof value === 'object' && !Array.isArray(value);
  if (!isMap) throw misuse(construct, `"${field}" is ${shown(value)}; give a map of strings`);
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string') throw misuse(construct, `"${field}" has ${shown(text)} as "${key}"; give strings`);
  }
  return value as Texts;
}

function checkKeys(generator: Generator): void {
  const { literals, files } = generator.content;
  const twice = Object.keys(literals).find((key) => Object.hasOwn(files, key));
  if (twice === undefined) return;
  throw misuse(generator, `the key "${twice}" is in "literals" and in "files"; give it once`);
}

/** In the entry folder there is a kustomization file only where the cluster asks for one. */
function checkPlace(generator: Generator): void {
  const scope = nearest(generator, hasKustomizationFile, 'Cluster');
  if (!Cluster.isCluster(scope) || scope.kustomizationFile) return;
  const why = 'the entry folder of the cluster has no kustomization file that could generate it';
  throw misuse(
    generator,
    `${why}; place it in a Kustomization or Folder, or give the Cluster "kustomizationFile: true"`,
  );
}

function hasKustomizationFile(x: unknown): x is Cluster | Folder | Kustomization {
  return Folder.isFolder(x) || Kustomization.isKustomization(x) || Cluster.isCluster(x);
}
