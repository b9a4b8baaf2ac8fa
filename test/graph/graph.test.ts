import * as fc from 'fast-check';

import { Graph, findCycles, reachable, topologicalOrder, transitiveReduction, waves } from '../../lib/graph/index.js';

import { acyclicEdges, anyEdges, chainOf, graphOf } from './naive.js';

describe('a graph', () => {
  test('sorts its names by code unit', () => {
    expect(Graph.of(['b', 'a', 'B', 'ä', 'a-b', 'a/b']).names).toEqual(['B', 'a', 'a-b', 'a/b', 'b', 'ä']);
  });

  test('has the ends of its edges as nodes', () => {
    expect(Graph.of(['c'], [{ from: 'b', to: 'a' }]).names).toEqual(['a', 'b', 'c']);
  });

  test('collapses duplicate nodes and edges', () => {
    const graph = graphOf('a a b>a b>a a');
    expect(graph.names).toEqual(['a', 'b']);
    expect(graph.edges).toEqual([{ from: 'b', to: 'a' }]);
  });

  test('sorts its edges by both ends', () => {
    expect(graphOf('b>c b>a a>c').edges).toEqual([
      { from: 'a', to: 'c' },
      { from: 'b', to: 'a' },
      { from: 'b', to: 'c' },
    ]);
  });

  test('tells what a node needs', () => {
    expect(graphOf('b>c b>a a>c').needs('b')).toEqual(['a', 'c']);
    expect(graphOf('b>c b>a a>c').needs('c')).toEqual([]);
  });

  test('tells which names it has', () => {
    expect(graphOf('b>c').has('c')).toBe(true);
    expect(graphOf('b>c').has('d')).toBe(false);
  });

  test('refuses a question about a node that it does not have', () => {
    expect(() => graphOf('b>c').needs('d')).toThrow('graph has no node "d"');
  });

  test('turns round', () => {
    expect(graphOf('d b>c b>a a>a').reversed()).toEqual(graphOf('d c>b a>b a>a'));
  });

  test('turned round twice is itself', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => expect(Graph.of([], edges).reversed().reversed()).toEqual(Graph.of([], edges))),
    );
  });

  test('may be empty', () => {
    const empty = Graph.of([]);
    expect([empty.edges, findCycles(empty), topologicalOrder(empty), waves(empty)]).toEqual([[], [], [], []]);
    expect(transitiveReduction(empty)).toEqual(empty);
  });

  test('may have names that are keys of every object', () => {
    expect(topologicalOrder(graphOf('__proto__>constructor constructor>toString'))).toEqual([
      'toString',
      'constructor',
      '__proto__',
    ]);
  });
});

describe('the order in which nodes and edges are given', () => {
  test.each([
    ['loops', findCycles, anyEdges],
    ['an order', topologicalOrder, acyclicEdges],
    ['waves', waves, acyclicEdges],
    ['a reduction', (graph: Graph) => transitiveReduction(graph).edges, anyEdges],
    ['what is reachable', (graph: Graph) => graph.names.map((name) => [...reachable(graph, name)]), anyEdges],
  ] as const)('does not matter for %s', (_, compute, edges) => {
    const shuffled = edges.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const names = other.map(({ from }) => from);
        expect(compute(Graph.of(names, other))).toEqual(compute(Graph.of([], list)));
      }),
    );
  });
});

describe('100,000 nodes in a chain', () => {
  const chain = chainOf(100_000);

  test('are ordered', () => expect(topologicalOrder(chain)).toEqual(chain.names));
  test('make as many waves', () => expect(waves(chain)).toHaveLength(100_000));
  test('have no loop', () => expect(findCycles(chain)).toEqual([]));
  test('are all reachable from the last', () => expect(reachable(chain, 'n099999').size).toBe(99_999));
  test('are their own reduction', () => expect(transitiveReduction(chain).edges).toHaveLength(99_999));

  test('are one loop when the first needs the last', () => {
    const loop = Graph.of([], [...chain.edges, { from: 'n000000', to: 'n099999' }]);
    expect(findCycles(loop)).toEqual([['n000000', ...chain.names.slice(1).reverse()]]);
  });
});
