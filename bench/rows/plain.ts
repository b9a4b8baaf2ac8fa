import { ApiObject, type App, resolve } from 'cdk8s';

import { alternate, type Timing } from '../measure/alternate.js';
import { atLeast, atMost, type Measured, rounded } from '../measure/row.js';
import { plainFleet, plainStock } from '../workloads/fleets.js';
import { deployment, type MakeObject, smallConfigMap, textConfigMap } from '../workloads/objects.js';
import type { BenchOptions } from './options.js';

/** Objects without dependencies, to bytes in memory. */
export function measurePlain({ quick }: BenchOptions): Measured {
  const rounds = quick ? 4 : 16;
  const small = compare(10_000, smallConfigMap, rounds);
  return {
    what: 'synth of plain objects to bytes in memory; stock: synthYaml(); floor: resolve once and JSON.stringify',
    figures: {
      '10000 small ConfigMaps': small,
      '2000 Deployments of 60 lines': compare(2_000, deployment, rounds),
      '2000 ConfigMaps with a text of 40 lines': compare(2_000, textConfigMap, rounds),
    },
    goals: [
      atLeast(5, '10,000 small ConfigMaps: times faster than stock', small.timesFasterThanStock),
      atMost(2, '10,000 small ConfigMaps: times the floor', small.timesTheFloor),
    ],
  };
}

interface Comparison {
  readonly ours: Timing;
  readonly stock: Timing;
  /** Metadata as it was given. This is the one that the goal is judged by. */
  readonly floor: Timing;
  /** Metadata as cdk8s makes it, with the labels of charts. */
  readonly floorWithMetadata: Timing;
  readonly timesFasterThanStock: number;
  readonly timesTheFloor: number;
}

function compare(count: number, make: MakeObject, rounds: number): Comparison {
  const app = plainFleet(count, make);
  const stockApp = plainStock(count, make);
  const sides = {
    ours: { run: () => app.toFiles() },
    stock: { run: () => stockApp.synthYaml() },
    floor: { run: floorOf(stockApp, ({ props }) => props) },
    floorWithMetadata: { run: floorOf(stockApp, ({ props, metadata }) => ({ ...props, metadata: metadata.toJson() })) },
  };
  const { ours, stock, floor, floorWithMetadata } = alternate(sides, rounds);
  const timesFasterThanStock = rounded(stock.cpu / ours.cpu) ?? 0;
  const timesTheFloor = rounded(ours.cpu / floor.cpu) ?? 0;
  return { ours, stock, floor, floorWithMetadata, timesFasterThanStock, timesTheFloor };
}

/** What is there at run time of an ApiObject. */
interface ObjectParts {
  readonly props: object;
  readonly metadata: ApiObject['metadata'];
}

/** What nobody can avoid: each object resolved once by cdk8s itself and made text. */
function floorOf(app: App, dataOf: (object: ObjectParts) => unknown): () => string[] {
  const objects = app.node.findAll().filter(ApiObject.isApiObject) as ApiObject[];
  const data = (object: ApiObject) => dataOf(object as unknown as ObjectParts);
  return () => objects.map((object) => JSON.stringify(resolve([], data(object), object)));
}
