import { CODES } from './codes.js';
import type { Finding, FindingInput } from './finding.js';

/** A finding with the severity that its code has, unless it brings its own. */
export function toFinding(input: FindingInput): Finding {
  return { severity: CODES[input.code].severity, ...input };
}
