import { ApiObject } from 'cdk8s';
import {
  Cluster,
  FleetApp,
  Folder,
  type FolderProps,
  GitRepository,
  Kustomization,
  type KustomizationProps,
  Repository,
  setFile,
} from 'cdk8s-fluxcd';
import type { Construct } from 'constructs';

import type { JsonObject } from '../../lib/manifest/index.js';
import {
  type Changes,
  type FleetPlan,
  type FolderPlan,
  isFragile,
  KINDS,
  type KustomizationPlan,
  type ThingPlan,
  type VariablePlan,
} from './fleet-plan.js';

export const FLEET = { name: 'fleet', url: 'ssh://git@example.org/team/fleet', branch: 'main' } as const;
export const MODULES = { name: 'modules', url: 'https://example.org/team/modules', branch: 'stable' } as const;

const SUBSTITUTE = 'kustomize.toolkit.fluxcd.io/substitute';

/** The value of each variable, by cluster: one from the Kustomization itself, one from a ConfigMap. */
export function valuesOf(cluster: string): Readonly<Record<VariablePlan['name'], string>> {
  return { REGION: `${cluster}-1`, DOMAIN: `${cluster}.example.org` };
}

/** The fleet that a plan describes, written as its author would. */
export function plantFleet(plan: FleetPlan): FleetApp {
  const app = new FleetApp({ name: 'law' });
  const { name: _, ...fleet } = FLEET;
  const repository = new Repository(app, FLEET.name, fleet);
  const { name: __, ...modules } = MODULES;
  const elsewhere = plan.kustomizations.some((each) => each.elsewhere)
    ? new Repository(app, MODULES.name, modules)
    : undefined;
  const kustomizationFile = plan.bootstrapped && plan.entryFile;
  for (const name of plan.clusters) {
    const cluster = new Cluster(app, name, { repository, flux: '2.9', kustomizationFile });
    new Planter(cluster, plan, elsewhere).plant();
  }
  return app;
}

/** Puts what all clusters have into one of them. */
class Planter {
  private readonly made: { readonly scope: Kustomization; readonly ancestors: ReadonlySet<number> }[] = [];
  private readonly source: GitRepository | undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly plan: FleetPlan,
    repository: Repository | undefined,
  ) {
    const namespace = 'flux-system';
    this.source = repository && new GitRepository(cluster, 'modules', { repository, namespace });
    const { DOMAIN } = valuesOf(cluster.clusterName);
    const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace } };
    new ApiObject(cluster, 'settings', { ...settings, data: { DOMAIN } });
  }

  plant(): void {
    this.plan.kustomizations.forEach((each, index) => {
      const before = this.made[index - 1];
      const around = each.nested ? before : undefined;
      const ancestors = new Set(around === undefined ? [] : [...around.ancestors, index - 1]);
      const props = { ...this.propsOf(each, index), dependsOn: this.dependencies(each, ancestors) };
      const scope = new Kustomization(around?.scope ?? this.cluster, `k${index}`, props);
      this.made.push({ scope, ancestors });
      this.fill(scope, each, index);
    });
  }

  private propsOf(plan: KustomizationPlan, index: number): KustomizationProps {
    const { namespace, labels, objects, elsewhere } = plan;
    const isLeaf = this.isLeaf(index);
    return {
      namespace,
      ...(labels && { labels }),
      ...(objects !== undefined && { objects: { namespace: objects } }),
      ...(plan.shared && isLeaf && { path: `./apps/k${index}` }),
      ...(elsewhere && this.source && { sourceRef: this.source }),
      ...(isLeaf && specOf(plan.changes)),
    };
  }

  private isLeaf(index: number): boolean {
    return this.plan.kustomizations[index + 1]?.nested !== true;
  }

  /** Of those before it, for others could close a loop; an ancestor would wait for itself. */
  private dependencies(plan: KustomizationPlan, ancestors: ReadonlySet<number>): Kustomization[] {
    const candidates = this.made.filter((_, index) => !ancestors.has(index)).map(({ scope }) => scope);
    const chosen = plan.dependsOn.map((index) => candidates[index % candidates.length]);
    return [...new Set(chosen)].filter((each) => each !== undefined);
  }

  private fill(scope: Kustomization, plan: KustomizationPlan, index: number): void {
    const scopes = this.addFolders(scope, plan, index);
    plan.things.forEach((each, number) => {
      const at = scopes[each.folder % scopes.length] as Construct;
      // A ConfigMap with variables is in the namespace of Flux. What a Folder gives a namespace must not ask for another.
      const variable = plan.namespace === 'flux-system' ? each.variable : undefined;
      const own = at === scope ? each.namespace : undefined;
      this.place(at, `o${index}-${number}`, { ...each, variable, namespace: own });
    });
  }

  private addFolders(scope: Kustomization, { folders, shared }: KustomizationPlan, index: number): Construct[] {
    const places = [{ scope: scope as Construct, shared: shared && this.isLeaf(index) }];
    folders.forEach((plan, number) => {
      const around = places[plan.inside % places.length] as (typeof places)[number];
      const differs = around.shared ? undefined : plan.differs;
      const base = plan.base ? `base/${index}-${number}` : undefined;
      const props = { base, ...transformOf({ ...plan, differs }, this.cluster.clusterName) };
      const folder = new Folder(around.scope, `f${number}`, props);
      places.push({ scope: folder, shared: around.shared || plan.base });
    });
    return places.map((place) => place.scope);
  }

  private place(scope: Construct, name: string, plan: ThingPlan): void {
    const { namespace } = plan;
    const annotations = plan.variable === undefined && isFragile(plan) ? { [SUBSTITUTE]: 'disabled' } : undefined;
    const metadata = { name, ...(namespace !== undefined && { namespace }), ...(annotations && { annotations }) };
    const head = { apiVersion: KINDS[plan.kind], kind: plan.kind, metadata };
    const object = new ApiObject(scope, name, { ...head, ...bodyOf(plan, name), ...this.textOf(plan) });
    if (plan.file !== undefined) setFile(object, plan.file);
  }

  private textOf({ variable }: ThingPlan): JsonObject {
    if (variable === undefined) return {};
    const { name, before, after } = variable;
    const from = { kind: 'ConfigMap', name: 'settings' } as const;
    const source = name === 'DOMAIN' ? { from } : { value: valuesOf(this.cluster.clusterName).REGION };
    return { variable: `${before}${this.cluster.variable(name, source)}${after}` };
  }
}

function bodyOf({ kind, fields }: ThingPlan, name: string): JsonObject {
  if (kind !== 'Deployment') return fields;
  const labels = { app: name };
  const containers = [{ name: 'main', image: 'example.org/web:1' }];
  return {
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } },
    fields,
  };
}

function specOf({ targetNamespace, namePrefix, commonMetadata, newTag, replicas }: Changes): KustomizationProps {
  const patch = JSON.stringify([{ op: 'add', path: '/spec/replicas', value: replicas }]);
  return {
    ...(targetNamespace !== undefined && { targetNamespace }),
    ...(namePrefix !== undefined && { namePrefix }),
    ...(commonMetadata && { commonMetadata }),
    ...(newTag !== undefined && { images: [{ name: 'example.org/web', newTag }] }),
    ...(replicas !== undefined && { patches: [{ target: { kind: 'Deployment' }, patch }] }),
  };
}

function transformOf({ namespace, labels, newTag: common, differs }: FolderPlan, cluster: string): FolderProps {
  const own = cluster === 'production' ? undefined : cluster;
  const newTag = differs === 'images' ? own : common;
  return {
    namespace: differs === 'namespace' ? cluster : namespace,
    labels: differs === 'labels' ? { ...labels, cluster } : labels,
    images: newTag === undefined ? undefined : [{ name: 'example.org/web', newTag }],
  };
}
