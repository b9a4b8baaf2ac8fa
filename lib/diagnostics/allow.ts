import { type FindingCode, CODES } from './codes.js';
import type { Finding } from './finding.js';

/** Accepts one known error: it becomes a warning that prints the reason. */
export interface Allowance {
  readonly code: FindingCode;
  /** The finding's subject, such as `Secret "apps/demo"`. */
  readonly subject: string;
  /** Why it is fine here; printed with the warning. */
  readonly reason: string;
}

/** Turns the errors that an allowance names into warnings; codes that are not allowable stay errors. */
export function applyAllowances(findings: readonly Finding[], allowances: readonly Allowance[]): Finding[] {
  return findings.map((finding) => {
    const match = allowances.find((allow) => allow.code === finding.code && allow.subject === finding.subject);
    if (match === undefined || finding.severity !== 'error' || !CODES[finding.code].allowable) return finding;
    return { ...finding, severity: 'warning', hint: `allowed: ${match.reason}` };
  });
}
