import { Construct } from 'constructs';

import type { IFluxObject, ISource } from './flux-object.js';
import type { ArtifactGeneratorSource } from './generated/artifact-generator-spec.js';
import { misuse, shown } from './misuse.js';
import { writtenSource } from './source-reference.js';

/** Names may have 253 characters. */
const MAX_ALIAS = 63;

/** A source that an ArtifactGenerator can take files from. */
export type ArtifactSource = ISource<'GitRepository' | 'OCIRepository' | 'Bucket' | 'HelmChart' | 'ExternalArtifact'>;

/** Sources under the alias that paths use, `@alias/…`; or a list, where the alias of a construct is its object's name. */
export type ArtifactSources =
  | Readonly<Record<string, ArtifactSource | Omit<ArtifactGeneratorSource, 'alias'>>>
  | readonly (ArtifactSource | ArtifactGeneratorSource)[];

/** One of the sources as it was given, and where. */
interface GivenSource {
  readonly field: string;
  readonly alias: unknown;
  readonly source: unknown;
}

/**
 * The sources as they are written; what is for cdk8s to resolve stays.
 *
 * @throws where one is none, or where two have one alias
 */
export function aliasedSources(generator: IFluxObject, sources: unknown): unknown {
  if (typeof sources !== 'object' || sources === null || Construct.isConstruct(sources)) {
    throw misuse(generator, `"sources" is ${shown(sources)}; give sources by alias, such as "{ app: source }"`);
  }
  if (!Array.isArray(sources) && sources.constructor !== Object) return sources;
  const given = givenSources(sources);
  rejectRepeated(generator, given);
  return given.map((source) => written(generator, source));
}

function givenSources(sources: object): readonly GivenSource[] {
  if (!Array.isArray(sources)) {
    return Object.entries(sources).map(
      ([alias, source]) => ({ field: `sources.${alias}`, alias, source }) as GivenSource,
    );
  }
  return sources.map((source: unknown, index) => ({ field: `sources[${index}]`, alias: aliasOf(source), source }));
}

/** What a literal says; for a construct the name of its object, as far as an alias may be as long. */
function aliasOf(source: unknown): unknown {
  if (!Construct.isConstruct(source)) return (source as Partial<ArtifactGeneratorSource> | null | undefined)?.alias;
  return (source as IFluxObject).ref?.name.slice(0, MAX_ALIAS).replace(/-+$/, '');
}

function rejectRepeated(generator: IFluxObject, given: readonly GivenSource[]): void {
  const seen = new Map<unknown, string>();
  for (const { field, alias } of given) {
    const first = alias === undefined ? undefined : seen.get(alias);
    if (first !== undefined) {
      const hint = 'give each one of its own, as in "sources: { a: source, b: source }"';
      throw misuse(generator, `"${field}" has the alias ${shown(alias)}, as "${first}" has; ${hint}`);
    }
    seen.set(alias, field);
  }
}

function written({ node, ref }: IFluxObject, { field, alias, source }: GivenSource): unknown {
  const reference = writtenSource(source, { path: node.path, field, namespace: ref.namespace });
  const { alias: _literal, ...rest } = reference as Partial<ArtifactGeneratorSource>;
  return { alias, ...rest };
}
