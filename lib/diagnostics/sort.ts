import { compareCodeUnits } from '../util/index.js';

import type { Finding } from './finding.js';
import type { Severity } from './severity.js';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'unknown', 'info'];

/** Errors first; then by code, subject, place and text, so that the same findings always read the same. */
export function sortFindings(findings: Iterable<Finding>): Finding[] {
  return [...findings].sort(compareFindings);
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareCodeUnits(a.code, b.code) ||
    compareCodeUnits(a.subject, b.subject) ||
    compareCodeUnits(a.path ?? '', b.path ?? '') ||
    compareCodeUnits(a.at?.construct ?? '', b.at?.construct ?? '') ||
    compareCodeUnits(a.message, b.message)
  );
}
