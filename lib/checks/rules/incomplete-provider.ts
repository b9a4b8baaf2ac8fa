import { missingProviderField, PROVIDER_TYPES_SINCE } from '../../api/index.js';
import { type JsonObject, textOf } from '../../manifest/index.js';

import { isAtLeast } from '../at-least.js';
import { type About, type SpecProblem, specRule } from '../spec-rule.js';

/** FLX529: a Provider without what its type needs, which sends nothing. */
export const checkIncompleteProviders = specRule('FLX529', {
  Provider: [{ reads: ['type', 'address', 'channel', 'secretRef'], needs: 'type', judge }],
});

function judge(spec: JsonObject, { flux }: About): SpecProblem[] {
  const type = textOf(spec.type);
  const missing = missingProviderField(type, spec);
  if (missing === undefined) return [];
  const message = `is missing, without which a Provider of type "${type}" sends nothing`;
  const hint = missing === 'address' ? 'write it, or "secretRef" with a Secret that has it' : 'write it';
  const severity = isAtLeast(flux, PROVIDER_TYPES_SINCE) ? {} : { severity: 'unknown' as const };
  return [{ path: `spec.${missing}`, message, hint, ...severity }];
}
