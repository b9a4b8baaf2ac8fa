import { ApiObject } from 'cdk8s';
import {
  Cluster,
  ConfigMapGenerator,
  DataFile,
  FleetApp,
  Folder,
  type FolderProps,
  Kustomization,
  Repository,
  SecretGenerator,
  setFile,
  VendoredFiles,
} from 'cdk8s-fluxcd';
import type { Construct } from 'constructs';

import type { FleetPlan, FolderPlan, KustomizationPlan, PartPlan, ThingPlan } from './fleet-arbitraries.js';
import { marked } from './marked-object.js';
import { thingObject } from './thing-object.js';

/** How a plan is made. */
export interface MakeOptions {
  /** Adds to what one cluster has otherwise. */
  readonly changed?: { readonly cluster: string; readonly text: string };
  /** One object of one cluster: another value, gone, or one more beside it. */
  readonly edit?: { readonly cluster: string; readonly thing: string; readonly how: 'value' | 'remove' | 'add' };
  /** One more cluster, that says what another says. */
  readonly twin?: { readonly name: string; readonly of: string };
  /** A cluster under another name. */
  readonly renamed?: { readonly from: string; readonly to: string };
  /** The constructs of each scope in the opposite order. */
  readonly reversed?: boolean;
  /** Each folder complete, nothing shared. */
  readonly rendered?: boolean;
  /** Names of things that are left out. */
  readonly without?: ReadonlySet<string>;
}

/** One cluster of a plan: its name, and the one whose content it has. */
interface Teller {
  readonly name: string;
  readonly says: string;
}

export function makeFleet(plan: FleetPlan, options: MakeOptions = {}): FleetApp {
  const app = new FleetApp({ name: 'demo' });
  const layout = options.rendered ? 'rendered' : plan.layout;
  const repository = new Repository(app, 'fleet', { patches: plan.patches, layout });
  const tellers = tellersOf(plan, options);
  for (const { name, says } of options.reversed ? tellers.reverse() : tellers) {
    const isReference = (reference?: number) =>
      reference !== undefined && plan.clusters[reference % plan.clusters.length] === says && !isTwin(name, options);
    const cluster = new Cluster(app, name, { repository, flux: '2.10', reference: isReference(plan.reference) });
    const scopes: Construct[] = [cluster];
    for (const [index, each] of plan.kustomizations.entries()) {
      const around = each.nested ? (scopes.at(-1) as Construct) : cluster;
      const scope = new Kustomization(around, `k${index}`, {
        path: each.place === 'path' ? `./apps/k${index}` : undefined,
        base: each.place === 'base' && !options.rendered ? `apps/base/k${index}` : undefined,
        reference: each.reference === undefined ? undefined : isReference(each.reference),
        objects: { namespace: each.namespace },
      });
      new Filler(scope, each, { ...options, prefix: `${index}`, cluster: says, isReference }).fill();
      scopes.push(scope);
    }
  }
  return app;
}

function tellersOf({ clusters }: FleetPlan, { twin, renamed }: MakeOptions): Teller[] {
  const own = clusters.map((name) => ({ name: name === renamed?.from ? renamed.to : name, says: name }));
  return twin === undefined ? own : [...own, { name: twin.name, says: twin.of }];
}

function isTwin(name: string, { twin }: MakeOptions): boolean {
  return name === twin?.name;
}

/** What lies where vendored files are named. */
export function vendoredFiles({ kustomizations }: FleetPlan): Readonly<Record<string, string>> {
  const files = kustomizations.flatMap(({ parts }, prefix) =>
    parts.flatMap(({ type }, index): [string, string][] => {
      const id = `${prefix}-${index}`;
      if (type === 'secret') return [[`vendor/${id}.txt`, 'none\n']];
      if (type === 'configMap') return [];
      const object = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: v${id}\n  namespace: team\ndata:\n  a: "1"\n`;
      const account = `---\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: account${id}\n  namespace: vendored\n`;
      return [[`vendor/${id}.yaml`, `${object}${account}`]];
    }),
  );
  return Object.fromEntries(files);
}

interface FillerContext extends MakeOptions {
  readonly prefix: string;
  /** The one whose content is made. */
  readonly cluster: string;
  readonly isReference: (reference?: number) => boolean;
}

interface Place {
  readonly scope: Construct;
  /** Tells folders of a common base apart. */
  readonly mark: string;
  readonly isCommon: boolean;
}

class Filler {
  private readonly places: Place[];

  constructor(
    private readonly kustomization: Kustomization,
    private readonly plan: KustomizationPlan,
    private readonly context: FillerContext,
  ) {
    this.places = [{ scope: kustomization, mark: '', isCommon: false }];
  }

  fill(): void {
    const { folders, things, parts } = this.plan;
    for (const [index, each] of folders.entries()) this.addFolder(each, index);
    for (const [index, each] of this.inOrder(things)) this.addThing(each, index);
    for (const [index, each] of this.inOrder(parts)) this.addPart(each, index);
  }

  private inOrder<T>(items: readonly T[]): [number, T][] {
    const numbered = [...items.entries()];
    return this.context.reversed ? numbered.reverse() : numbered;
  }

  private addFolder(each: FolderPlan, index: number): void {
    const { prefix, cluster, rendered } = this.context;
    const isCommon = each.base === 'common';
    const named = { none: undefined, own: `base/${prefix}-${index}`, common: `base/${prefix}` }[each.base];
    const around = isCommon ? this.kustomization : (this.places[each.inside % this.places.length]?.scope as Construct);
    const differs = this.plan.place === 'path' ? undefined : each.differs;
    const transform = transformOf({ ...each, differs }, cluster);
    const namespace = isCommon ? `n${index}` : transform.namespace;
    const isChosen = this.context.isReference(each.reference) && (!isCommon || each === this.firstCommon());
    const reference = each.reference === undefined ? undefined : isChosen;
    const base = rendered ? undefined : named;
    const scope = new Folder(around, `f${index}`, { base, reference, ...transform, namespace });
    this.places.push({ scope, mark: `f${index}`, isCommon });
  }

  /** Of several folders with one base, one can be the reference. */
  private firstCommon(): FolderPlan | undefined {
    return this.plan.folders.find(({ base }) => base === 'common');
  }

  private placeOf(folder: number): Place {
    return this.places[folder % this.places.length] as Place;
  }

  private addThing(each: ThingPlan, index: number): void {
    const { prefix, without, edit, cluster } = this.context;
    const name = `o${prefix}-${index}`;
    if (without?.has(name)) return;
    const place = this.placeOf(each.folder);
    const places = place.isCommon ? this.places.filter(({ isCommon }) => isCommon) : [place];
    const how = edit?.cluster === cluster && edit.thing === name ? edit.how : undefined;
    for (const { scope, mark } of places) {
      // What a Folder gives a namespace must not ask for another one.
      const namespace = scope === this.kustomization ? each.namespace : undefined;
      if (how !== 'remove') this.place(scope, name, { ...each, namespace }, mark);
      if (how === 'add') this.place(scope, `${name}-more`, { ...each, namespace }, mark);
    }
  }

  private place(scope: Construct, name: string, each: ThingPlan, mark: string): void {
    const { cluster, changed, edit, prefix } = this.context;
    const differs = this.plan.place === 'path' ? undefined : each.differs;
    if (differs === 'missing' && cluster === 'production') return;
    const made = thingObject(name, each, {
      differs,
      text: `${cluster}${mark}`,
      changed: changed?.cluster === cluster ? changed.text : '',
      isEdited: edit?.cluster === cluster && edit.thing === name && edit.how === 'value',
      names: [...[...this.plan.things.keys()].map((index) => `o${prefix}-${index}`), `account${prefix}-0`],
    });
    const policy = each.marker === 'own' && differs !== undefined ? `flux-system:${cluster}` : 'flux-system:web';
    const object = new ApiObject(scope, name, each.marker === undefined ? made : marked(made, scope, policy));
    const file = differs === 'file' && cluster === 'production' ? 'other.yaml' : each.file;
    if (file !== undefined) setFile(object, file);
  }

  /** In the Kustomization instead of in folders of a common base: there a part would be in one build many times. */
  private addPart({ type, flag, folder, ...each }: PartPlan, index: number): void {
    const place = this.placeOf(folder);
    const scope = place.isCommon ? this.kustomization : place.scope;
    const { prefix, cluster } = this.context;
    const [id, name] = [`${prefix}-${index}`, `o${prefix}-${index + 1}`];
    const differs = each.differs && this.plan.place !== 'path';
    const literals = { LEVEL: differs ? cluster : 'info' };
    if (type === 'configMap') new ConfigMapGenerator(scope, `g${id}`, { name, literals, hash: flag });
    else if (type === 'secret') {
      const files = { key: DataFile.vendored(`vendor/${id}.txt`) };
      new SecretGenerator(scope, `s${id}`, { name: differs ? `${name}-${cluster}` : name, files, hash: flag });
    } else patchVendored(new VendoredFiles(scope, `v${id}`, { path: `vendor/${id}.yaml` }), `v${id}`, flag, literals);
  }
}

function patchVendored(vendored: VendoredFiles, name: string, isListed: boolean, data: Record<string, string>): void {
  const operations = [{ op: 'add', path: '/data/LEVEL', value: data.LEVEL as string }];
  const merge = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
  vendored.patch({ kind: 'ConfigMap', name }, isListed ? operations : merge);
}

function transformOf({ namespace, labels, image, newName, differs }: FolderPlan, cluster: string): FolderProps {
  const ownTag = cluster === 'production' ? undefined : cluster;
  const newTag = differs === 'images' ? ownTag : image;
  const images = newTag === undefined ? undefined : [{ name: 'example.org/web', newTag, newName }];
  return {
    namespace: differs === 'namespace' ? cluster : namespace,
    labels: differs === 'labels' ? { ...labels, cluster } : labels,
    images: newName === 'example.org/next' && images ? [{ name: newName, newTag: 'x' }, ...images] : images,
  };
}
