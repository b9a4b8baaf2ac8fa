/**
 * graph: what needs what, as data. What comes in are names and edges between them, and they may form loops; what goes
 * out are loops, orders, waves, smaller graphs and sets, the same whatever order the input came in. It must not know
 * what the names stand for, it never recurses, and it never changes a graph.
 */
export { CycleError } from './cycle-error.js';
export type { Edge } from './edge.js';
export { findCycles } from './find-cycles.js';
export { Graph } from './graph.js';
export { reachable } from './reachable.js';
export { topologicalOrder } from './topological-order.js';
export { transitiveReduction } from './transitive-reduction.js';
export { waves } from './waves.js';
