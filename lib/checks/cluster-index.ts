import { type Crd, parseFluxMinor } from '../api/index.js';
import { isJsonObject, type Json, type ObjectId } from '../manifest/index.js';
import type { ClusterModel, ObjectModel } from '../model/index.js';
import { getOrAdd } from '../util/index.js';

import { appliedId, appliedName, appliedNamespace } from './applied-id.js';
import { declaredCrds } from './declared-crds.js';
import { isControlLike } from './control-table.js';
import { FluxObjects } from './flux-objects.js';
import { isTemplated } from './is-templated.js';
import { KindTable } from './kind-info.js';
import { hasNameForm, LABEL } from './name-form.js';
import { ObjectTable } from './object-table.js';
import { type Owner, ownersOf } from './owners.js';
import type { Clash, DescribedObject, FluxObject, MisnamedObject, PlacedObject } from './placed-object.js';
import { readReferences, type Reference } from './references.js';
import { SchemaTable } from './schema-table.js';
import { type Tenant, tenantOf } from './tenants.js';

/** One pass over the objects of a cluster, for all rules. */
export interface ClusterIndex {
  readonly cluster: ClusterModel;
  /** The entry first. */
  readonly owners: readonly Owner[];
  /** By `namespace/name`, which is unique in a cluster. */
  readonly ownersByKey: ReadonlyMap<string, Owner>;
  readonly flux: readonly FluxObject[];
  /** Objects of Flux's API groups that are of no kind of Flux. */
  readonly strays: readonly PlacedObject[];
  /** Objects whose kind has a schema: those of Flux, and those whose CRD is known. */
  readonly described: readonly DescribedObject[];
  readonly secrets: readonly PlacedObject[];
  readonly namespaces: readonly PlacedObject[];
  /** By namespace. */
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** Objects in the namespace `default`. */
  readonly inDefault: readonly PlacedObject[];
  /** Objects in no namespace that are certain to need one. */
  readonly homeless: readonly PlacedObject[];
  /** Objects whose name is not one of their kind, or whose namespace none of a Namespace. */
  readonly misnamed: readonly MisnamedObject[];
  /** Objects with labels that are no strings. */
  readonly mislabelled: readonly PlacedObject[];
  /** Objects with a label or annotation that may be meant for Flux. */
  readonly controlled: readonly PlacedObject[];
  /** Objects with values that image automation is to update. */
  readonly marked: readonly PlacedObject[];
  /** Objects in whose name or namespace a variable may stand. */
  readonly templated: readonly PlacedObject[];
  readonly clashes: readonly Clash[];
  /** The Flux objects of the cluster itself, by kind and name. */
  readonly fluxObjects: FluxObjects;
  /** What the Flux objects name. */
  readonly references: readonly Reference[];
  idOf(placed: PlacedObject): ObjectId;
  /** The first object with that identity in a target. */
  tryFind(target: string, id: ObjectId): PlacedObject | undefined;
  /** The first object with that identity in a Kustomization. */
  tryFindIn(owner: Owner, id: ObjectId): PlacedObject | undefined;
}

/** CRDs that count more and less than those that the cluster declares. */
export interface CrdsAround {
  readonly first: readonly Crd[];
  readonly last: readonly Crd[];
}

export function indexCluster(cluster: ClusterModel, crds: CrdsAround = { first: [], last: [] }): ClusterIndex {
  const builder = new IndexBuilder(cluster, crds);
  for (const owner of builder.owners) for (const declared of owner.model.declared) builder.place(declared, owner);
  return builder;
}

class IndexBuilder implements ClusterIndex {
  readonly owners: readonly Owner[];
  readonly ownersByKey: ReadonlyMap<string, Owner>;
  readonly flux: FluxObject[] = [];
  readonly strays: PlacedObject[] = [];
  readonly described: DescribedObject[] = [];
  readonly secrets: PlacedObject[] = [];
  readonly namespaces: PlacedObject[] = [];
  readonly tenants = new Map<string, Tenant>();
  readonly inDefault: PlacedObject[] = [];
  readonly homeless: PlacedObject[] = [];
  readonly misnamed: MisnamedObject[] = [];
  readonly mislabelled: PlacedObject[] = [];
  readonly controlled: PlacedObject[] = [];
  readonly marked: PlacedObject[] = [];
  readonly templated: PlacedObject[] = [];
  readonly clashes: Clash[] = [];
  private readonly kinds: KindTable;
  private readonly table = new ObjectTable();
  private readonly namespaceForms = new Map<string, boolean>();
  /** For the first object of an identity that occurs more than once: the first object of each owner. */
  private readonly byOwner = new Map<PlacedObject, Map<Owner, PlacedObject>>();
  private lazyFluxObjects: FluxObjects | undefined;
  private lazyReferences: readonly Reference[] | undefined;

  constructor(
    readonly cluster: ClusterModel,
    { first, last }: CrdsAround,
  ) {
    this.kinds = new KindTable(
      new SchemaTable(parseFluxMinor(cluster.flux), [...first, ...declaredCrds(cluster), ...last]),
    );
    this.owners = ownersOf(cluster);
    this.ownersByKey = new Map(this.owners.map((owner) => [owner.model.key, owner]));
  }

  get fluxObjects(): FluxObjects {
    this.lazyFluxObjects ??= FluxObjects.of(this.cluster, this.flux);
    return this.lazyFluxObjects;
  }

  get references(): readonly Reference[] {
    this.lazyReferences ??= this.flux.flatMap(readReferences);
    return this.lazyReferences;
  }

  place(declared: ObjectModel, owner: Owner): void {
    const { object } = declared;
    const info = this.kinds.of(object);
    const namespace = appliedNamespace(object, info, owner);
    const name = appliedName(object, info, owner);
    if (name === '') return;
    const placed: PlacedObject = { declared, owner };
    const first = this.table.add(placed, info, namespace, name);
    if (first !== undefined) this.addClash(first, placed);
    if (isTemplated(name, namespace)) this.templated.push(placed);
    if (info.flux !== undefined) this.flux.push({ declared, owner, flux: info.flux, id: this.idOf(placed) });
    if (info.stray) this.strays.push(placed);
    if (info.schema !== undefined) this.described.push({ declared, owner, kindSchema: info.schema });
    if (info.key === '/Secret') this.secrets.push(placed);
    else if (info.key === '/Namespace') this.namespaces.push(placed);
    else if (info.key === '/ServiceAccount') this.addTenant(namespace, placed);
    const form = info.nameForm;
    if (form !== undefined && !hasNameForm(name, form)) this.misnamed.push({ declared, owner, form, field: 'name' });
    if (!this.isNamespace(namespace)) this.misnamed.push({ declared, owner, form: LABEL, field: 'namespace' });
    if (namespace === 'default') this.inDefault.push(placed);
    else if (namespace === '' && info.namespaced) this.homeless.push(placed);
    if (hasControl(object.metadata.annotations) || hasControl(object.metadata.labels)) this.controlled.push(placed);
    if (!isTextMap(object.metadata.labels)) this.mislabelled.push(placed);
    if (declared.comments !== undefined) this.marked.push(placed);
  }

  idOf({ declared: { object }, owner }: PlacedObject): ObjectId {
    return appliedId(object, this.kinds.of(object), owner);
  }

  tryFind(target: string, id: ObjectId): PlacedObject | undefined {
    return this.table.tryFind(target, id);
  }

  tryFindIn(owner: Owner, id: ObjectId): PlacedObject | undefined {
    const first = this.table.tryFind(owner.target, id);
    if (first === undefined || first.owner === owner) return first;
    return this.byOwner.get(first)?.get(owner);
  }

  private addTenant(namespace: string, account: PlacedObject): void {
    const tenant = tenantOf(account);
    if (tenant !== undefined) this.tenants.set(namespace, tenant);
  }

  /** There are few namespaces and many objects. */
  private isNamespace(name: string): boolean {
    return name === '' || getOrAdd(this.namespaceForms, name, () => hasNameForm(name, LABEL));
  }

  private addClash(first: PlacedObject, second: PlacedObject): void {
    const owners = getOrAdd(this.byOwner, first, () => new Map([[first.owner, first]]));
    const twin = owners.get(second.owner);
    if (twin === undefined) owners.set(second.owner, second);
    this.clashes.push({ id: this.idOf(second), first: twin ?? first, second });
  }
}

/** Without a list of the names: this is asked about every object there is. */
function hasControl(map: Json | undefined): boolean {
  if (typeof map !== 'object' || map === null) return false;
  for (const name in map) if (isControlLike(name)) return true;
  return false;
}

function isTextMap(map: Json | undefined): boolean {
  if (map === undefined || map === null) return true;
  if (!isJsonObject(map)) return false;
  for (const name in map) if (typeof map[name] !== 'string') return false;
  return true;
}
