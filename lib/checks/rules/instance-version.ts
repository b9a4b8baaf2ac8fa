import { isJsonObject, type JsonObject, textOf } from '../../manifest/index.js';

import { mayBeMinor } from '../may-be-minor.js';
import { HOME } from '../owners.js';
import { type About, type SpecProblem, specRule } from '../spec-rule.js';

/** FLX533: a FluxInstance that installs another Flux than the one that its cluster is written for. */
export const checkInstanceVersions = specRule('FLX533', {
  FluxInstance: [{ reads: ['distribution'], judge }],
});

function judge({ distribution }: JsonObject, { object, flux }: About): SpecProblem[] {
  const version = isJsonObject(distribution) ? textOf(distribution.version) : '';
  if (object.owner.target !== HOME || flux === undefined || version === '' || mayBeMinor(version, flux)) return [];
  const message = `"${version}" is never Flux ${flux}, for which the objects of the cluster are written`;
  const hint = `write "${flux}.x", or give the cluster the Flux that it has`;
  return [{ path: 'spec.distribution.version', message, hint }];
}
