import type { Construct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, ISource, SpecProps } from './flux-object.js';
import type { ExternalArtifactSpec } from './generated/external-artifact-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';

const BRAND = Symbol.for('cdk8s-fluxcd.ExternalArtifact');

export interface ExternalArtifactProps extends FluxObjectProps, SpecProps<ExternalArtifactSpec> {}

/**
 * An artifact that another controller than Flux's own provides: it writes the status, `sourceRef` says of what it is
 * made. Those of an ArtifactGenerator are `generator.artifact(name)`.
 *
 * @example
 *
 *   const sourceRef = { apiVersion: 'example.org/v1', kind: 'Renderer', name: 'manifests', namespace: 'flux-system' };
 *   const rendered = new ExternalArtifact(cluster, 'rendered', { sourceRef });
 *   new Kustomization(cluster, 'apps', { sourceRef: rendered, path: './' });
 */
export class ExternalArtifact extends FluxConstruct<'ExternalArtifact'> implements ISource<'ExternalArtifact'> {
  static isExternalArtifact(x: unknown): x is ExternalArtifact {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return ExternalArtifact.isExternalArtifact(x);
  }

  /** An ExternalArtifact of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): ISource<'ExternalArtifact'> {
    return new KnownByName(scope, id, 'ExternalArtifact', props);
  }

  constructor(scope: Construct, id: string, props: ExternalArtifactProps = {}) {
    super(scope, id, props, { kind: 'ExternalArtifact' });
    brand(this, BRAND);
  }
}
