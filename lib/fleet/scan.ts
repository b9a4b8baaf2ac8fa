import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

import type { Origin } from '../diagnostics/index.js';
import { FluxConstruct, KnownByName, Kustomization, tracedOrigin } from '../flux/index.js';

import { Cluster } from './cluster.js';
import { Folder } from './folder.js';
import { Generator } from './generator.js';
import { isHalfMade } from './half-made.js';
import { Repository } from './repository.js';
import { fileOf } from './set-file.js';
import { StockEdges } from './stock-edges.js';
import { VendoredFiles } from './vendored-files.js';

/** A scope with a kustomization file, and what lies directly in it. */
export interface Container {
  readonly scope: Owner | Folder;
  readonly owner: Owner;
  readonly cluster: Cluster;
  readonly objects: PlacedObject[];
  readonly folders: Container[];
  readonly vendored: VendoredFiles[];
  readonly generators: Generator[];
}

/** A scope whose objects one Kustomization applies: the entry's is the Cluster. */
export type Owner = Cluster | Kustomization;

export interface PlacedObject {
  readonly object: ApiObject;
  readonly file: string | undefined;
  readonly origin: Origin;
}

/** Everything one walk over the construct tree finds. */
export interface FleetScan {
  readonly repositories: readonly Repository[];
  readonly clusters: readonly Container[];
  /** One for each Kustomization, below whatever applies it. */
  readonly kustomizations: readonly Container[];
  /** Objects outside every Cluster. */
  readonly strays: readonly ApiObject[];
  readonly knownByName: readonly KnownByName[];
  readonly edges: readonly { readonly from: IConstruct; readonly to: IConstruct }[];
  /** Constructs of cdk8s-plus that label their pods with an address. */
  readonly addressed: readonly Addressed[];
  readonly validations: readonly { readonly construct: IConstruct; readonly message: string }[];
}

/** A cdk8s-plus workload; only what is needed of it, since the library itself is not loaded. */
export interface Addressed extends IConstruct {
  readonly podMetadata: { getLabel(key: string): string | undefined };
}

/** Walks the tree once, in the order of creation. */
export function scanFleet(root: IConstruct): FleetScan {
  const stock = StockEdges.of(root);
  stock.forget();
  const walk = new Walk(stock);
  walk.visit(root, { container: undefined, file: undefined });
  return walk;
}

interface Surroundings {
  readonly container: Container | undefined;
  readonly file: string | undefined;
}

class Walk implements FleetScan {
  readonly repositories: Repository[] = [];
  readonly clusters: Container[] = [];
  readonly kustomizations: Container[] = [];
  readonly strays: ApiObject[] = [];
  readonly knownByName: KnownByName[] = [];
  readonly edges: { from: IConstruct; to: IConstruct }[] = [];
  readonly addressed: Addressed[] = [];
  readonly validations: { construct: IConstruct; message: string }[] = [];

  constructor(private readonly stock: StockEdges) {}

  visit(construct: IConstruct, around: Surroundings): void {
    for (const to of construct.node.dependencies) {
      if (!this.stock.has(construct, to)) this.edges.push({ from: construct, to });
    }
    for (const message of construct.node.validate()) this.validations.push({ construct, message });
    if (ApiObject.isApiObject(construct)) this.placeObject(construct, around);
    else this.visitScope(construct, around);
  }

  private visitScope(construct: IConstruct, around: Surroundings): void {
    if (isHalfMade(construct)) {
      const message =
        'its constructor threw an error, which somebody caught; take it out, or let the error end the app';
      this.validations.push({ construct, message });
      return;
    }
    const inside = this.enter(construct, around);
    const isKustomization = Kustomization.isKustomization(construct);
    for (const child of construct.node.children) {
      // A Kustomization's own Flux object is applied by whatever is around it.
      const own = isKustomization && child.node.id === 'Resource';
      this.visit(child, own ? around : inside);
    }
  }

  private enter(construct: IConstruct, around: Surroundings): Surroundings {
    if (Repository.isRepository(construct)) this.repositories.push(construct);
    if (KnownByName.isKnownByName(construct)) this.knownByName.push(construct);
    if (VendoredFiles.isVendoredFiles(construct)) around.container?.vendored.push(construct);
    if (Generator.isGenerator(construct)) around.container?.generators.push(construct);
    if (isAddressed(construct)) this.addressed.push(construct);
    const container = this.open(construct, around.container);
    const file = fileOf(construct);
    return container === undefined ? { ...around, file: file ?? around.file } : { container, file };
  }

  private open(construct: IConstruct, around: Container | undefined): Container | undefined {
    if (Cluster.isCluster(construct)) return push(this.clusters, open(construct, construct, construct));
    if (around === undefined) return undefined;
    const { cluster, owner } = around;
    if (Kustomization.isKustomization(construct)) {
      return push(this.kustomizations, open(construct, construct, cluster));
    }
    return Folder.isFolder(construct) ? push(around.folders, open(construct, owner, cluster)) : undefined;
  }

  private placeObject(object: ApiObject, around: Surroundings): void {
    const { container } = around;
    const file = fileOf(object) ?? ownFile(object) ?? around.file;
    if (container === undefined) this.strays.push(object);
    else container.objects.push({ object, file, origin: originOf(object) });
    for (const child of object.node.children) this.visit(child, { container, file });
  }
}

function open(scope: Owner | Folder, owner: Owner, cluster: Cluster): Container {
  return { scope, owner, cluster, objects: [], folders: [], vendored: [], generators: [] };
}

function push<T>(list: T[], item: T): T {
  list.push(item);
  return item;
}

function isAddressed(construct: IConstruct): construct is Addressed {
  const metadata = (construct as Partial<Addressed>).podMetadata;
  return typeof metadata?.getLabel === 'function';
}

function ownFile(object: ApiObject): string | undefined {
  return authorConstruct(object)?.file;
}

/** Where the author wrote an object: the line for ours, the construct path for all. */
export function originOf(object: ApiObject): Origin {
  return authorConstruct(object)?.origin ?? tracedOrigin(object);
}

function authorConstruct(object: ApiObject): FluxConstruct | Kustomization | undefined {
  const scope = object.node.scope;
  if (object.node.id !== 'Resource') return undefined;
  return FluxConstruct.isFluxConstruct(scope) || Kustomization.isKustomization(scope) ? scope : undefined;
}

/** A container and the folders in it, at any depth. */
export function withFolders(container: Container): Container[] {
  return [container, ...container.folders.flatMap(withFolders)];
}

/** The constructs of one class among those that stand for objects in a container and its folders. */
export function constructsIn<T>(container: Container, test: (x: unknown) => x is T): T[] {
  const found: T[] = [];
  for (const { objects } of withFolders(container)) {
    for (const { object } of objects) {
      const scope: unknown = object.node.scope;
      if (test(scope)) found.push(scope);
    }
  }
  return found;
}
