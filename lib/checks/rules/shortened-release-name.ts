import type { JsonObject } from '../../manifest/index.js';

import { isAtLeast } from '../at-least.js';
import { releaseName } from '../helm-names.js';
import { type About, type SpecProblem, specRule } from '../spec-rule.js';

/** What Helm takes, in bytes; names of objects have one for each character. */
const LIMIT = 53;

/** How much of a longer name helm-controller keeps, before a part of its hash. */
const KEPT = 40;

/** FLX506: a release that gets another name than its HelmRelease promises. */
export const checkShortenedReleaseNames = specRule('FLX506', {
  HelmRelease: [{ reads: ['releaseName', 'targetNamespace'], judge }],
});

function judge(spec: JsonObject, { object, flux }: About): SpecProblem[] {
  const name = releaseName(object.id, spec);
  if (spec.releaseName !== undefined || name.length <= LIMIT || !isAtLeast(flux, '2.2')) return [];
  const message = `makes the release name "${name}" of ${name.length} characters, which Flux shortens`;
  const short = `"${name.slice(0, KEPT)}-" and 12 digits of a hash`;
  return [{ path: 'metadata.name', message: `${message} to ${short}`, hint: 'write a "releaseName"' }];
}
