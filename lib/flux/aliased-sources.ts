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

interface AliasedSource {
  readonly alias: unknown;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** The sources as they are written; @throws where one is none, or where two have one alias. */
export function aliasedSources(generator: IFluxObject, sources: unknown): readonly AliasedSource[] {
  if (typeof sources !== 'object' || sources === null || Construct.isConstruct(sources)) {
    throw misuse(generator, `"sources" is ${shown(sources)}; give sources by alias, such as "{ app: source }"`);
  }
  const written = Array.isArray(sources)
    ? sources.map((source: unknown, index) => {
        const field = `sources[${index}]`;
        return { field, source: { alias: aliasOf(source), ...sourceAt(generator, field, source) } };
      })
    : Object.entries(sources).map(([alias, source]: [string, unknown]) => {
        const field = `sources.${alias}`;
        return { field, source: { alias, ...sourceAt(generator, field, source) } };
      });
  rejectRepeated(generator, written);
  return written.map(({ source }) => source);
}

function sourceAt(generator: IFluxObject, field: string, source: unknown): Omit<AliasedSource, 'alias'> {
  return writtenSource(source, { path: generator.node.path, field, namespace: generator.ref.namespace });
}

/** The name of a construct's object, as far as an alias may be as long. */
function aliasOf(source: unknown): unknown {
  if (!Construct.isConstruct(source)) return undefined;
  return (source as IFluxObject).ref?.name.slice(0, MAX_ALIAS).replace(/-+$/, '');
}

function rejectRepeated(generator: IFluxObject, written: readonly { field: string; source: AliasedSource }[]): void {
  const seen = new Map<unknown, string>();
  for (const { field, source } of written) {
    const first = seen.get(source.alias);
    if (first !== undefined) {
      const hint = 'give each one of its own, as in "sources: { a: source, b: source }"';
      throw misuse(generator, `"${field}" has the alias "${String(source.alias)}", as "${first}" has; ${hint}`);
    }
    seen.set(source.alias, field);
  }
}
