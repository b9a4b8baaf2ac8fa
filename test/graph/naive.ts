import { type Edge, Graph } from '../../lib/graph/index.js';

import * as fc from 'fast-check';

/** Small names, so that edges meet often; their order is not the order of their numbers. */
const NAMES = ['a', 'B', 'c', 'D', 'e', 'F', 'ä', 'a-b', 'a0', 'z'];

const anyName = fc.constantFrom(...NAMES);

export const anyEdges: fc.Arbitrary<Edge[]> = fc.array(fc.record({ from: anyName, to: anyName }), { maxLength: 30 });

/** Edges of a graph without loops: each leads backwards in a shuffled list of names. */
export const acyclicEdges: fc.Arbitrary<Edge[]> = fc
  .tuple(anyEdges, fc.shuffledSubarray(NAMES, { minLength: NAMES.length }))
  .map(([edges, order]) => edges.filter(({ from, to }) => order.indexOf(to) < order.indexOf(from)));

/** What `from` reaches over one edge or more, by asking again until nothing is new. */
export function naiveReachable(edges: readonly Edge[], from: string): string[] {
  const found = new Set<string>();
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const edge of edges) if (edge.from === from || found.has(edge.from)) found.add(edge.to);
  }
  return [...found].sort();
}

/** The reachable sets of all nodes, as plain data. */
export function closure(graph: Graph): Record<string, string[]> {
  return Object.fromEntries(graph.names.map((name) => [name, naiveReachable(graph.edges, name)]));
}

export function without(graph: Graph, edge: Edge): Graph {
  return Graph.of(
    graph.names,
    graph.edges.filter(({ from, to }) => from !== edge.from || to !== edge.to),
  );
}

/** `a>b b>c` as a graph; a word without `>` is a node. */
export function graphOf(text: string): Graph {
  const words = text.split(' ').filter((word) => word !== '');
  const edges = words.filter((word) => word.includes('>')).map((word) => word.split('>'));
  return Graph.of(
    words.filter((word) => !word.includes('>')),
    edges.map(([from = '', to = '']) => ({ from, to })),
  );
}

/** `graphOf`, read the other way. */
export function textOf(graph: Graph): string {
  return graph.edges.map(({ from, to }) => `${from}>${to}`).join(' ');
}

/** n000001 needs n000000, and so on. */
export function chainOf(length: number): Graph {
  const name = (index: number) => `n${String(index).padStart(6, '0')}`;
  const edges = Array.from({ length: length - 1 }, (_, index) => ({ from: name(index + 1), to: name(index) }));
  return Graph.of([], edges);
}
