import * as fc from 'fast-check';

import { Graph, reachable } from '../../lib/graph/index.js';

import { anyEdges, graphOf, naiveReachable } from './naive.js';

describe('what is reachable', () => {
  test.each([
    ['is nothing where nothing is needed', 'a>b', 'b', []],
    ['is what is needed directly or through others', 'a>b b>c d>a', 'a', ['b', 'c']],
    ['has the node itself when it lies on a loop', 'a>b b>a', 'a', ['a', 'b']],
    ['leaves the node out when a loop only follows', 'a>b b>b', 'a', ['b']],
  ])('%s', (_, text, from, expected) => {
    expect([...reachable(graphOf(text), from)]).toEqual(expected);
  });

  test('cannot be asked for a node that the graph does not have', () => {
    expect(() => reachable(graphOf('a>b'), 'c')).toThrow('graph has no node "c"');
  });

  test('is what a naive search finds, sorted', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const graph = Graph.of([], edges);
        for (const name of graph.names) expect([...reachable(graph, name)]).toEqual(naiveReachable(edges, name));
      }),
    );
  });
});
