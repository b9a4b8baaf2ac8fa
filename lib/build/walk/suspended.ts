import { type FindingInput, toFinding } from '../../diagnostics/index.js';
import { specOf } from '../../manifest/index.js';

import type { TaskResult } from './task-result.js';

/**
 * Flux does nothing for a suspended Kustomization. What it would apply is listed all the same, since people suspend for
 * a while; nobody can tell what of it is in the cluster.
 */
export function settleSuspended(result: TaskResult): TaskResult {
  const { task, build, findings } = result;
  if (specOf(task.object).suspend !== true) return result;
  const message = ['is suspended, so that what it applied last stays', build.message].filter((each) => each !== '');
  return {
    ...result,
    build: { ...build, status: 'unknown', message: message.join('; ') },
    findings: findings.map(toWarning),
  };
}

/** It only harms once the Kustomization goes on. */
function toWarning(finding: FindingInput): FindingInput {
  return isError(finding) ? { ...finding, severity: 'warning' } : finding;
}

function isError(finding: FindingInput): boolean {
  return toFinding(finding).severity === 'error';
}
