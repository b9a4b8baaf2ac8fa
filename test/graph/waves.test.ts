import * as fc from 'fast-check';

import { CycleError, Graph, waves } from '../../lib/graph/index.js';

import { acyclicEdges, graphOf } from './naive.js';

describe('waves', () => {
  test.each([
    ['are one when nothing is needed', 'c a b', [['a', 'b', 'c']]],
    ['are as many as the longest chain', 'a>b b>c a>c', [['c'], ['b'], ['a']]],
    ['are sorted inside', 'd>a c>a b>d', [['a'], ['c', 'd'], ['b']]],
    ['take each name as early as it can', 'a>b z', [['b', 'z'], ['a']]],
  ])('%s', (_, text, expected) => {
    expect(waves(graphOf(text))).toEqual(expected);
  });

  test('do not exist when there is a loop, which is named', () => {
    expect(() => waves(graphOf('b>a a>b'))).toThrow(new CycleError([['a', 'b']]));
  });

  test('need only earlier waves, and the one just before unless they are the first', () => {
    fc.assert(
      fc.property(acyclicEdges, (edges) => {
        const graph = Graph.of(['lonely'], edges);
        const found = waves(graph);
        const waveOf = new Map(found.flatMap((wave, number) => wave.map((name) => [name, number] as const)));
        expect([...waveOf.keys()].sort()).toEqual(graph.names);
        for (const [name, number] of waveOf) {
          const latest = Math.max(-1, ...graph.needs(name).map((need) => waveOf.get(need) ?? Number.NaN));
          expect(latest).toBe(number - 1);
        }
      }),
    );
  });
});
