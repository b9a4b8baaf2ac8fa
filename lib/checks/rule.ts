import type { FindingInput } from '../diagnostics/index.js';

import type { ClusterIndex } from './cluster-index.js';

export type Report = (finding: FindingInput) => void;

/** Judges one cluster by its index; a rule never walks all objects by itself. */
export type Rule = (index: ClusterIndex, report: Report) => void;
