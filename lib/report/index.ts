/**
 * report: what is known, as text or JSON. A model or a summary comes in, a string that ends in one newline goes out.
 * It must not print, read a file or decide what is an error; orders that only Flux knows are handed in.
 */
export type { BuildReport } from './build-report.js';
export { chooseClusters } from './choose-clusters.js';
export { countFindings } from './count-findings.js';
export { entryPath } from './entry-path.js';
export type { OwnershipOptions, TreeNode } from './ownership-tree.js';
export { plural } from './plural.js';
export { type AppReport, ENVIRONMENT, type SynthReport } from './protocol.js';
export { renderSummary } from './render-summary.js';
export type { TreeOptions } from './render-tree.js';
export { RENDERERS } from './renderers.js';
export { type ClusterSummary, type SynthOutput, type SynthSummary, synthSummary } from './synth-summary.js';
