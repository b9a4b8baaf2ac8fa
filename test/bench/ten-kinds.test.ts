import { Testing } from 'cdk8s';

import * as constructs from '../../bench/workloads/ten-kinds/constructs.js';
import * as stock from '../../bench/workloads/ten-kinds/stock.js';

test('the two apps of ten kinds that the compiler is timed with make the same objects', () => {
  const model = constructs.tenKinds().toModel();
  const ours = model.clusters.flatMap(({ kustomizations }) =>
    kustomizations.flatMap(({ declared }) => declared.map(({ object }) => object)),
  );
  const theirs = stock.tenKinds().charts.flatMap((chart) => Testing.synth(chart));
  expect(byKind(ours)).toEqual(byKind(theirs));
  expect(new Set(theirs.map(({ kind }) => kind)).size).toBe(10);
});

function byKind(objects: readonly { readonly kind: string }[]): readonly object[] {
  return [...objects].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}
