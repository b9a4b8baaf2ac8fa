import { FLUX_KINDS, type FluxKind, fluxKindOf } from '../api/index.js';
import { groupOf, isClusterScoped } from '../manifest/index.js';
import { getOrAdd } from '../util/index.js';

import { isNamespaced } from './is-namespaced.js';
import { type NameForm, nameFormOf } from './name-form.js';
import type { KindSchema, SchemaTable } from './schema-table.js';

const FLUX_GROUPS: ReadonlySet<string> = new Set(FLUX_KINDS.map(({ group }) => group));

/** What is the same for all objects of one apiVersion and kind. */
export interface KindInfo {
  /** `group/kind` */
  readonly key: string;
  readonly group: string;
  readonly kind: string;
  readonly clusterScoped: boolean;
  /** Whether it is certain to be namespaced; all others may be either. */
  readonly namespaced: boolean;
  /** What its names must look like, where that is known. */
  readonly nameForm: NameForm | undefined;
  readonly flux: FluxKind | undefined;
  /** Whether it is in an API group of Flux without being a kind that Flux, or a CRD at hand, has there. */
  readonly stray: boolean;
  /** Undefined where nobody gave one. */
  readonly schema: KindSchema | undefined;
}

/** Looks each kind up once: there are few kinds and many objects. */
export class KindTable {
  private readonly byVersion = new Map<string, Map<string, KindInfo>>();

  constructor(private readonly schemas: SchemaTable) {}

  of({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): KindInfo {
    const kinds = getOrAdd(this.byVersion, apiVersion, () => new Map<string, KindInfo>());
    return getOrAdd(kinds, kind, () => this.lookUp(apiVersion, kind));
  }

  private lookUp(apiVersion: string, kind: string): KindInfo {
    const group = groupOf(apiVersion);
    const flux = fluxKindOf({ group, kind });
    const schema = this.schemas.of(apiVersion, kind);
    return {
      key: `${group}/${kind}`,
      group,
      kind,
      clusterScoped: isClusterScoped(group, kind),
      namespaced: schema?.namespaced ?? isNamespaced(group, kind),
      nameForm: nameFormOf(`${group}/${kind}`, flux !== undefined || schema !== undefined),
      flux,
      stray: flux === undefined && schema === undefined && FLUX_GROUPS.has(group),
      schema,
    };
  }
}
