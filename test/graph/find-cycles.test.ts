import * as fc from 'fast-check';

import { Graph, findCycles } from '../../lib/graph/index.js';

import { anyEdges, graphOf, naiveReachable } from './naive.js';

describe('the loops of a graph', () => {
  test.each([
    ['are none without edges', 'a b', []],
    ['are none where two paths meet again', 'a>b a>c b>d c>d', []],
    ['are a loop of one where a node needs itself', 'b>b a>b', [['b']]],
    ['start with the smallest name and follow the edges', 'c>a a>b b>c', [['a', 'b', 'c']]],
    ['leave out what only leads to them or away from them', 'x>b b>c c>b c>y', [['b', 'c']]],
    ['are all reported, sorted by their first name', 'd>e e>d a>c c>a f>f', [['a', 'c'], ['d', 'e'], ['f']]],
    ['are the shortest through the smallest name where several hang together', 'a>b b>c c>a b>a', [['a', 'b']]],
    ['take the smaller name where two are equally short', 'a>c c>a a>b b>a', [['a', 'b']]],
    ['prefer the smallest name that needs itself', 'a>a a>b b>a', [['a']]],
    ['are one although another hangs on them', 'a>b b>a b>c c>c c>b', [['a', 'b']]],
  ])('%s', (_, text, expected) => {
    expect(findCycles(graphOf(text))).toEqual(expected);
  });

  test('are made of real edges only', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const graph = Graph.of([], edges);
        for (const cycle of findCycles(graph)) {
          cycle.forEach((name, place) => {
            expect(graph.needs(name)).toContain(cycle[(place + 1) % cycle.length]);
          });
        }
      }),
    );
  });

  test('name each node once, the smallest first', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        for (const cycle of findCycles(Graph.of([], edges))) {
          expect(new Set(cycle).size).toBe(cycle.length);
          expect([...cycle].sort()[0]).toBe(cycle[0]);
        }
      }),
    );
  });

  test('are exactly one for each group of nodes that need one another', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const graph = Graph.of([], edges);
        const reach = new Map(graph.names.map((name) => [name, naiveReachable(edges, name)]));
        const groups = graph.names.map((name) =>
          (reach.get(name) ?? []).filter((other) => reach.get(other)?.includes(name)),
        );
        const smallest = new Set(groups.filter((group) => group.length > 0).map((group) => group[0]));
        expect(findCycles(graph).map(([first]) => first)).toEqual([...smallest]);
      }),
    );
  });
});
