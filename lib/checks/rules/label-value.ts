import type { FieldPath } from '../../api/index.js';
import { displayName, fieldPath, isJsonObject, type Json } from '../../manifest/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import type { Report } from '../rule.js';
import { describeProblem } from '../schema/describe-problem.js';

/** FLX110: labels that are no strings; kustomize passes them on, and the API server refuses the object. */
export function checkLabelValues(index: ClusterIndex, report: Report): void {
  for (const placed of index.mislabelled) {
    const { object, origin } = placed.declared;
    const about = { ...object, flux: undefined, isSecret: false };
    for (const { path, value, expected } of wrongLabels(object.metadata.labels as Json | undefined)) {
      const told = describeProblem({ problem: 'type', path, value, expected }, about);
      report({ ...told, subject: displayName(index.idOf(placed)), path: fieldPath(path), at: origin });
    }
  }
}

interface WrongLabel {
  readonly path: FieldPath;
  readonly value: Json;
  readonly expected: readonly string[];
}

function wrongLabels(labels: Json | undefined): WrongLabel[] {
  const path = ['metadata', 'labels'];
  if (labels === undefined) return [];
  if (!isJsonObject(labels)) return [{ path, value: labels, expected: ['object'] }];
  return Object.entries(labels)
    .filter(([, value]) => typeof value !== 'string')
    .map(([name, value]) => ({ path: [...path, name], value, expected: ['string'] }));
}
