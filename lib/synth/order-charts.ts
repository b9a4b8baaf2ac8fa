import { Chart } from 'cdk8s';

import { type Edge, findCycles, Graph, topologicalOrder } from '../graph/index.js';

/** Charts, what they depend on first; those that nothing orders by path. A loop leaves them in the order given. */
export function orderCharts(charts: readonly Chart[]): Chart[] {
  const byPath = new Map(charts.map((chart) => [chart.node.path, chart]));
  const graph = Graph.of(byPath.keys(), charts.flatMap(edgesOf));
  if (findCycles(graph).length > 0) return [...charts];
  return topologicalOrder(graph).flatMap((path) => byPath.get(path) ?? []);
}

/** A chart comes behind the charts inside it, as stock cdk8s has it, and behind what anything in it depends on. */
function edgesOf(chart: Chart): Edge[] {
  const from = chart.node.path;
  const inside = chart.node.children.filter(Chart.isChart).map((child) => ({ from, to: (child as Chart).node.path }));
  const outside = chart.node.dependencies.flatMap((target) => {
    const scope = target.node.scopes.reverse().find(Chart.isChart) as Chart | undefined;
    return scope === undefined || scope === chart ? [] : [{ from, to: scope.node.path }];
  });
  return [...inside, ...outside];
}
