import type { Construct } from 'constructs';

import { isArtifactName } from '../api/index.js';
import { didYouMean, quotedList } from '../util/index.js';

import { type ArtifactSources, aliasedSources } from './aliased-sources.js';
import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, IFluxObject, ISource, SpecProps } from './flux-object.js';
import type { ArtifactGeneratorArtifact, ArtifactGeneratorSpec } from './generated/artifact-generator-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';
import { misuse } from './misuse.js';

const BRAND = Symbol.for('cdk8s-fluxcd.ArtifactGenerator');

export interface ArtifactGeneratorProps
  extends FluxObjectProps,
    Omit<SpecProps<ArtifactGeneratorSpec, 'artifacts' | 'sources'>, 'sources'> {
  /** Sources to take files from, by the alias that paths use, or as a list. */
  readonly sources: ArtifactSources;
}

/**
 * Makes artifacts of the files of several sources.
 *
 * @example
 *
 *   const generator = new ArtifactGenerator(cluster, 'shop', {
 *     sources: { app, config },
 *     artifacts: [{ name: 'shop', copy: [{ from: '@app/deploy/**', to: '@artifact/' }, { from: '@config/shop.yaml', to: '@artifact/' }] }],
 *   });
 *   new Kustomization(cluster, 'shop', { sourceRef: generator.artifact('shop'), path: './' });
 */
export class ArtifactGenerator extends FluxConstruct<'ArtifactGenerator'> {
  static isArtifactGenerator(x: unknown): x is ArtifactGenerator {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return ArtifactGenerator.isArtifactGenerator(x);
  }

  /** An ArtifactGenerator of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): IFluxObject<'ArtifactGenerator'> {
    return new KnownByName(scope, id, 'ArtifactGenerator', props);
  }

  constructor(scope: Construct, id: string, props: ArtifactGeneratorProps) {
    super(scope, id, props, {
      kind: 'ArtifactGenerator',
      write: (fields, generator) => ({ ...fields, sources: aliasedSources(generator, fields.sources) }),
    });
    brand(this, BRAND);
  }

  /**
   * One of its artifacts as a source: the ExternalArtifact that Flux makes.
   *
   * @throws when it makes none of that name
   */
  artifact(name: string): ISource<'ExternalArtifact'> {
    const { artifacts } = this.fields as Partial<ArtifactGeneratorSpec>;
    if (Array.isArray(artifacts)) this.rejectUnknown(name, artifacts as readonly ArtifactGeneratorArtifact[]);
    const made = this.node.tryFindChild(name) as KnownByName<'ExternalArtifact'> | undefined;
    return made ?? new KnownByName(this, name, 'ExternalArtifact', { name, namespace: this.ref.namespace });
  }

  private rejectUnknown(name: string, artifacts: readonly ArtifactGeneratorArtifact[]): void {
    const known = artifacts.map((artifact) => artifact.name);
    if (known.some((pattern) => isArtifactName(pattern, name))) return;
    const what = `makes no artifact "${name}", only ${quotedList(known)}`;
    throw misuse(this, [what, didYouMean(name, known)].filter(Boolean).join('; '));
  }
}
