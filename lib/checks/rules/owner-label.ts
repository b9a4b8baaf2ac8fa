import { WELL_KNOWN } from '../../api/index.js';
import { isJsonObject, type JsonObject } from '../../manifest/index.js';

import { type About, type SpecProblem, specRule } from '../spec-rule.js';

const { kustomizationName, kustomizationNamespace } = WELL_KNOWN.labels;

/** FLX516: common labels that take the place of those by which Flux knows what it may prune. */
export const checkOwnerLabels = specRule('FLX516', {
  Kustomization: [{ reads: ['commonMetadata'], judge }],
});

function judge({ commonMetadata }: JsonObject, { object: { id } }: About): SpecProblem[] {
  const labels = isJsonObject(commonMetadata) ? commonMetadata.labels : undefined;
  if (!isJsonObject(labels)) return [];
  const own: Readonly<Record<string, string>> = {
    [kustomizationName]: id.name,
    [kustomizationNamespace]: id.namespace,
  };
  return Object.entries(own)
    .filter(([label, value]) => labels[label] !== undefined && labels[label] !== value)
    .map(([label, value]) => ({
      path: `spec.commonMetadata.labels["${label}"]`,
      message: `takes the place of Flux's own label "${value}", without which it prunes nothing`,
      hint: 'leave it out',
    }));
}
