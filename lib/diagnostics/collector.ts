import type { Finding, FindingInput } from './finding.js';
import { sortFindings } from './sort.js';
import { toFinding } from './to-finding.js';

/** Gathers findings, so that all of them are reported together. */
export class FindingCollector {
  private readonly findings: Finding[] = [];

  add(input: FindingInput): void {
    this.findings.push(toFinding(input));
  }

  addAll(findings: Iterable<Finding>): void {
    for (const finding of findings) this.findings.push(finding);
  }

  sorted(): Finding[] {
    return sortFindings(this.findings);
  }
}
