import * as fc from 'fast-check';

import { type Edge, Graph, transitiveReduction } from '../../lib/graph/index.js';

import { acyclicEdges, anyEdges, closure, graphOf, naiveReachable, textOf, without } from './naive.js';

describe('the transitive reduction', () => {
  test.each([
    ['leaves out an edge that two others make', 'a>b b>c a>c', 'a>b b>c'],
    ['leaves out an edge that a long path makes', 'a>b b>c c>d d>e a>e', 'a>b b>c c>d d>e'],
    ['keeps both sides of a diamond', 'a>b a>c b>d c>d', 'a>b a>c b>d c>d'],
    ['leaves out the shortcut of a diamond', 'a>b a>c b>d c>d a>d', 'a>b a>c b>d c>d'],
    ['is a chain when everything needs everything below', 'd>a d>b d>c c>a c>b b>a', 'b>a c>b d>c'],
    ['is the graph itself when that has a loop', 'a>b b>c a>c c>a', 'a>b a>c b>c c>a'],
    ['is the graph itself when a node needs itself', 'a>b b>c a>c c>c', 'a>b a>c b>c c>c'],
  ])('%s', (_, text, expected) => {
    expect(textOf(transitiveReduction(graphOf(text)))).toBe(expected);
  });

  test('has every node, also those without edges', () => {
    expect(transitiveReduction(graphOf('x a>b b>c a>c')).names).toEqual(['a', 'b', 'c', 'x']);
  });

  test('does not change the graph it is given', () => {
    const graph = graphOf('a>b b>c a>c');
    transitiveReduction(graph);
    expect(textOf(graph)).toBe('a>b a>c b>c');
  });

  test('keeps the edges it is asked to keep, and counts them as paths', () => {
    const keep = (from: string, to: string) => `${from}>${to}` === 'b>d';
    expect(textOf(transitiveReduction(graphOf('b>c c>d b>d a>b a>d'), keep))).toBe('a>b b>c b>d c>d');
  });

  test('reaches what the graph reaches', () => {
    fc.assert(
      fc.property(acyclicEdges, (edges) => {
        const graph = Graph.of([], edges);
        expect(closure(transitiveReduction(graph))).toEqual(closure(graph));
      }),
    );
  });

  test('has no edge that could be left out', () => {
    fc.assert(
      fc.property(acyclicEdges, (edges) => {
        const reduced = transitiveReduction(Graph.of([], edges));
        for (const edge of reduced.edges)
          expect(naiveReachable(without(reduced, edge).edges, edge.from)).not.toContain(edge.to);
      }),
    );
  });

  test('removes exactly the edges that a path over another node replaces and that need not be kept', () => {
    const kept = fc.func(fc.boolean());
    fc.assert(
      fc.property(acyclicEdges, kept, (edges, keep) => {
        const graph = Graph.of([], edges);
        const hasDetour = ({ from, to }: Edge) =>
          graph.needs(from).some((other) => other !== to && naiveReachable(edges, other).includes(to));
        const expected = graph.edges.filter((edge) => !hasDetour(edge) || keep(edge.from, edge.to));
        expect(transitiveReduction(graph, keep).edges).toEqual(expected);
      }),
    );
  });

  test('reduced again is itself', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const once = transitiveReduction(Graph.of([], edges));
        expect(transitiveReduction(once)).toEqual(once);
      }),
    );
  });

  test('is exact in graphs too large for hubs and intervals to decide alone', () => {
    const pairs = fc.array(fc.tuple(fc.nat(149), fc.nat(149)), { minLength: 150, maxLength: 400, size: 'max' });
    fc.assert(
      fc.property(pairs, (list) => {
        const edges = list.map(([a, b]) => ({ from: nameOf(Math.max(a, b)), to: nameOf(Math.min(a, b)) }));
        const graph = Graph.of(
          [],
          edges.filter(({ from, to }) => from !== to),
        );
        const reach = new Map<string, Set<string>>();
        for (const name of graph.names) {
          const needs = graph.needs(name);
          reach.set(name, new Set([...needs, ...needs.flatMap((need) => [...(reach.get(need) ?? [])])]));
        }
        const isDirect = ({ from, to }: Edge) => !graph.needs(from).some((other) => reach.get(other)?.has(to));
        expect(transitiveReduction(graph).edges).toEqual(graph.edges.filter(isDirect));
      }),
    );
  });
});

/** Names whose order is that of their numbers, so that edges lead to smaller names. */
function nameOf(number: number): string {
  return String(number).padStart(3, '0');
}
