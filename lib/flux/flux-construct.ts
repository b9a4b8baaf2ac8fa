import { Construct } from 'constructs';

import { withArticle } from '../util/index.js';

import { brand, hasBrand } from './brand.js';
import { clusterContextOf, forcedNamespaceOf } from './context.js';
import type { FluxObjectProps, FluxReference, IFluxObject } from './flux-object.js';
import { FluxResource, referenceOf } from './flux-resource.js';
import { AuthorOrigin } from './origin.js';
import { mergedSpec, type SpecFields, specLayers, specProps } from './spec.js';
import { writtenSpec } from './written-spec.js';

const NOTHING: ReadonlySet<string> = new Set();
const BRAND = Symbol.for('cdk8s-fluxcd.FluxConstruct');

/** What a kind adds to the common part of every Flux construct. */
export interface KindDefinition<Kind extends string> {
  readonly kind: Kind;
  /** Namespace when neither a prop nor a Folder says; undefined asks the author for one. */
  readonly namespace?: (scope: Construct) => string | undefined;
  /** Last change to the fields before they are written. */
  readonly write?: (fields: SpecFields, object: IFluxObject) => SpecFields;
}

/** A construct that is one Flux object, its L1 the child `Resource`. */
export abstract class FluxConstruct<Kind extends string = string> extends Construct implements IFluxObject<Kind> {
  static isFluxConstruct(x: unknown): x is FluxConstruct {
    return hasBrand(x, BRAND);
  }

  readonly ref: FluxReference<Kind>;
  /** @internal */
  readonly origin: AuthorOrigin;
  /** @internal */
  readonly file: string | undefined;
  /** The fields of `spec` as they were given, defaults included. @internal */
  protected readonly fields: SpecFields;

  protected constructor(scope: Construct, id: string, given: FluxObjectProps, definition: KindDefinition<Kind>) {
    super(scope, id);
    const props = (given as FluxObjectProps | undefined) ?? {};
    brand(this, BRAND);
    this.origin = new AuthorOrigin(this.node.path, new Error(definition.kind));
    this.file = props.file;
    const { kind, write = (fields: SpecFields) => fields } = definition;
    const cluster = clusterContextOf(this);
    this.ref = referenceOf(this, kind, cluster, { props, namespace: namespaceOf(this, props, definition) });
    this.fields = mergedSpec(this, specLayers(this.ref, cluster, specProps(props, NOTHING)));
    new FluxResource(this, this.ref, props, writtenSpec(this, write(this.fields, this), cluster.flux));
  }
}

function namespaceOf(construct: Construct, props: FluxObjectProps, definition: KindDefinition<string>): string {
  const { namespace: own = (scope: Construct) => clusterContextOf(scope).fluxNamespace } = definition;
  const namespace = props.namespace ?? forcedNamespaceOf(construct) ?? own(construct);
  if (namespace !== undefined) return namespace;
  throw new Error(
    `"${construct.node.path}": ${withArticle(definition.kind)} needs a namespace; give "namespace", or "objects.namespace" to the Kustomization around it`,
  );
}
