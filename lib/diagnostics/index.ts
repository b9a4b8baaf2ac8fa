/**
 * diagnostics: findings as data. What comes in are facts about an object, a field and a place; what goes out are
 * sorted findings with a code from one closed table, and their text. It must not decide anything by itself: rules
 * live where their knowledge is.
 */
export { type Allowance, applyAllowances } from './allow.js';
export { CODES, type CodeInfo, type FindingCode, isFindingCode } from './codes.js';
export { FindingCollector } from './collector.js';
export type { Finding, FindingInput, Origin, Related } from './finding.js';
export { FindingsError } from './findings-error.js';
export { formatFinding, formatOrigin, summarize } from './format.js';
export type { Severity } from './severity.js';
export { sortFindings } from './sort.js';
export { toFinding } from './to-finding.js';
