import * as fc from 'fast-check';

import { CycleError, Graph, topologicalOrder } from '../../lib/graph/index.js';

import { acyclicEdges, graphOf } from './naive.js';

describe('a topological order', () => {
  test.each([
    ['has what is needed first', 'a>b b>c', ['c', 'b', 'a']],
    ['is by name where nothing is needed', 'c a b', ['a', 'b', 'c']],
    ['takes the smallest name that is free', 'a>z b c', ['b', 'c', 'z', 'a']],
    ['goes on with what has just become free', 'b>a z c>b', ['a', 'b', 'c', 'z']],
  ])('%s', (_, text, expected) => {
    expect(topologicalOrder(graphOf(text))).toEqual(expected);
  });

  test('names the loop that makes it impossible', () => {
    expect(() => topologicalOrder(graphOf('x>c c>a a>b b>c'))).toThrow(new CycleError([['a', 'b', 'c']]));
    expect(new CycleError([['a', 'b', 'c'], ['d']]).message).toBe('no order exists: "a" → "b" → "c" → "a", "d" → "d"');
  });

  test('respects every edge and has every name once', () => {
    fc.assert(
      fc.property(acyclicEdges, (edges) => {
        const graph = Graph.of(['lonely'], edges);
        const order = topologicalOrder(graph);
        expect([...order].sort()).toEqual(graph.names);
        for (const { from, to } of edges) expect(order.indexOf(to)).toBeLessThan(order.indexOf(from));
      }),
    );
  });

  test('is the smallest of all orders, name by name', () => {
    fc.assert(
      fc.property(acyclicEdges, (edges) => {
        const graph = Graph.of([], edges);
        const placed: string[] = [];
        for (const name of topologicalOrder(graph)) {
          const free = graph.names.filter(
            (other) => !placed.includes(other) && graph.needs(other).every((need) => placed.includes(need)),
          );
          expect(name).toBe(free[0]);
          placed.push(name);
        }
      }),
    );
  });
});
