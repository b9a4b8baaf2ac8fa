import { specOf } from './compare-models.js';
import type { FleetPlan } from './fleet-plan.js';
import { plantFleet } from './plant-fleet.js';

/** How much there is to prove. */
export interface Tally {
  readonly fleets: number;
  readonly kustomizations: number;
  readonly objects: number;
  /** Kustomizations whose spec changes what they apply. */
  readonly changed: number;
}

const CHANGING = ['targetNamespace', 'namePrefix', 'commonMetadata', 'images', 'patches', 'postBuild'];

/** What is in the fleets of these plans; without those that the library refuses. */
export function tallyOf(plans: readonly FleetPlan[]): Tally {
  const results = plans.map((plan) => plantFleet(plan).result());
  const fleets = results.filter(({ findings }) => !findings.some(({ severity }) => severity === 'error'));
  const clusters = fleets.flatMap(({ model }) => model.clusters);
  const kustomizations = clusters.flatMap((cluster) => cluster.kustomizations);
  return {
    fleets: fleets.length,
    kustomizations: kustomizations.length,
    objects: kustomizations.reduce((sum, { declared }) => sum + declared.length, 0),
    changed: kustomizations.filter((each) => CHANGING.some((field) => field in specOf(each))).length,
  };
}
