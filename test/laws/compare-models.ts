import { isJsonObject, type JsonObject } from '../../lib/manifest/index.js';
import type { ClusterModel, FleetModel, KustomizationModel } from '../../lib/model/index.js';
import { bootstrapObjects } from './bootstrap-files.js';
import type { FleetPlan } from './fleet-plan.js';
import { objectsOf, sortedObjects, viewOf } from './model-view.js';
import { FLEET, valuesOf } from './plant-fleet.js';
import { toyFlux } from './toy-flux.js';

/** Expects a built model to be that of the fleet which was laid out. */
export function compareModels(built: FleetModel, laidOut: FleetModel, plan: FleetPlan): void {
  const wanted = laidOut.clusters.map((cluster) => (plan.bootstrapped ? withBootstrap(cluster) : cluster));
  expect(built.clusters.map(entryFolder)).toEqual(wanted.map(entryFolder).sort());
  // A folder that is named on the command line may share its last segment with others that look like entries.
  if (plan.bootstrapped) expect(built.clusters.map(({ name }) => name)).toEqual(wanted.map(({ name }) => name).sort());
  for (const cluster of wanted) {
    const found = built.clusters.find((each) => entryFolder(each) === entryFolder(cluster)) as ClusterModel;
    expect(viewOf(found, { '.': FLEET.name })).toEqual(viewOf(cluster, {}));
    expect(appliedIn(found)).toEqual(expectedIn(cluster));
  }
}

export function specOf({ object }: KustomizationModel): JsonObject {
  return object !== undefined && isJsonObject(object.spec) ? object.spec : {};
}

function entryFolder({ kustomizations: [entry] }: ClusterModel): string {
  return entry?.path ?? '';
}

/** What bootstrap wrote is applied by the entry, as all that lies in its folder. */
function withBootstrap(cluster: ClusterModel): ClusterModel {
  const [entry, ...others] = cluster.kustomizations as [KustomizationModel, ...KustomizationModel[]];
  const added = bootstrapObjects(entry.path).map((object) => ({ object, origin: entry.origin }));
  return { ...cluster, kustomizations: [{ ...entry, declared: [...entry.declared, ...added] }, ...others] };
}

function appliedIn({ kustomizations }: ClusterModel) {
  return byKey(kustomizations, ({ build, applied = [] }) => ({
    status: build?.status,
    applied: sortedObjects(objectsOf(applied)),
  }));
}

function expectedIn({ name, kustomizations }: ClusterModel) {
  return byKey(kustomizations, (each) => ({
    status: 'built',
    applied: sortedObjects(toyFlux(objectsOf(each.declared), specOf(each), valuesOf(name))),
  }));
}

function byKey<T>(all: readonly KustomizationModel[], view: (each: KustomizationModel) => T): Record<string, T> {
  return Object.fromEntries(all.map((each) => [each.key, view(each)]));
}
