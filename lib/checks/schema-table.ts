import {
  compareFluxMinors,
  type Crd,
  fluxKindOf,
  type FluxMinor,
  fluxSchema,
  fluxVersion,
  preferredApiVersion,
  servedVersions,
  type StructuralSchema,
} from '../api/index.js';
import { groupOf } from '../manifest/index.js';

/** What is known of an apiVersion of a kind. */
export interface KindSchema {
  /** Undefined where the apiVersion is not served. */
  readonly schema: StructuralSchema | undefined;
  /** The apiVersions that are served, oldest first as far as is known. */
  readonly served: readonly string[];
  /** The apiVersion to write instead of a deprecated one. */
  readonly successor: string | undefined;
  readonly namespaced: boolean;
  /** Who says so: the tables of Flux, or a CRD. */
  readonly source: 'flux' | 'crd';
}

/** The schemas of one cluster. A CRD for a kind of Flux counts more than the tables: it may be that of a newer Flux. */
export class SchemaTable {
  /** By `group/kind`; the first one counts. */
  private readonly crds = new Map<string, Crd>();

  constructor(
    private readonly flux: FluxMinor | undefined,
    crds: readonly Crd[],
  ) {
    for (const crd of crds) {
      const key = `${crd.group}/${crd.kind}`;
      if (!this.crds.has(key)) this.crds.set(key, crd);
    }
  }

  /** Undefined where nobody gave a schema. */
  of(apiVersion: string, kind: string): KindSchema | undefined {
    const group = groupOf(apiVersion);
    const crd = this.crds.get(`${group}/${kind}`);
    if (crd !== undefined) return byCrd(crd, apiVersion);
    return this.flux === undefined || fluxKindOf({ group, kind }) === undefined
      ? undefined
      : byTables(kind, apiVersion, this.flux);
  }
}

function byCrd({ group, scope, versions }: Crd, apiVersion: string): KindSchema {
  const named = versions.map((version) => ({ ...version, apiVersion: `${group}/${version.name}` }));
  const served = named.filter((version) => version.served);
  const own = served.find((version) => version.apiVersion === apiVersion);
  const current = served.filter((version) => !version.deprecated).at(-1);
  return {
    schema: own?.schema,
    served: served.map((version) => version.apiVersion),
    successor: own?.deprecated === true ? current?.apiVersion : undefined,
    namespaced: scope === 'Namespaced',
    source: 'crd',
  };
}

function byTables(kind: string, apiVersion: string, flux: FluxMinor): KindSchema {
  const served = servedVersions(kind, flux);
  const since = fluxVersion(kind, apiVersion)?.deprecatedSince;
  const isDeprecated = since !== undefined && compareFluxMinors(since, flux) <= 0;
  const preferred = preferredApiVersion(kind, flux);
  return {
    schema: served.includes(apiVersion) ? fluxSchema(kind, apiVersion, flux) : undefined,
    served,
    successor: isDeprecated && preferred !== apiVersion ? preferred : undefined,
    namespaced: true,
    source: 'flux',
  };
}
