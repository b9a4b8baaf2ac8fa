import fc from 'fast-check';

import type { Engine } from '../../lib/engine/index.js';
import { describeWithEngine, openTestEngine } from '../support/engine.js';
import { type FleetPlan, fleetPlan } from './fleet-plan.js';
import { roundTrip } from './round-trip.js';
import { tallyOf } from './tally.js';

const numRuns = Number(process.env.LAW_RUNS ?? 100);
const seed = fc.readConfigureGlobal().seed ?? Date.now();
const plans = fc.sample(fleetPlan, { numRuns, seed });
const { fleets, kustomizations, objects, changed } = tallyOf(plans);
const proved = `${fleets} fleets of ${kustomizations} Kustomizations, ${changed} of which change what they apply`;

describeWithEngine('What is laid out', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openTestEngine();
  });
  afterAll(() => engine.close());

  test(`is what build finds again, in ${proved}, with ${objects} objects`, async () => {
    const met: FleetPlan[] = [];
    const law = fc.asyncProperty(fleetPlan, async (plan) => {
      met.push(plan);
      await roundTrip(engine, plan);
    });
    await fc.assert(law, { numRuns, seed });
    expect(met).toEqual(plans);
    expect(fleets / numRuns).toBeGreaterThan(0.8);
  }, 300_000);
});
