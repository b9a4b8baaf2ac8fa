import { isJsonObject, type JsonObject } from '../../manifest/index.js';
import { quotedList } from '../../util/index.js';

import { isAtLeast } from '../at-least.js';
import { textOf } from '../fields.js';
import { type About, type SpecCheck, type SpecProblem, specRule } from '../spec-rule.js';

/** The first one that is given counts. */
const PRECEDENCE: Readonly<Record<string, readonly string[]>> = {
  GitRepository: ['commit', 'name', 'tag', 'semver', 'branch'],
  OCIRepository: ['digest', 'semver', 'tag'],
};

/** A commit is looked for in the branch that stands beside it. */
const COMPANIONS: Readonly<Record<string, string>> = { commit: 'branch' };

/** FLX501: a revision that another one of the same `ref` beats. */
export const checkIgnoredRevisions = specRule('FLX501', {
  GitRepository: [refCheck('GitRepository')],
  OCIRepository: [refCheck('OCIRepository')],
});

function refCheck(kind: string): SpecCheck {
  const order = PRECEDENCE[kind] ?? [];
  return { reads: ['ref'], judge: ({ ref }, about) => (isJsonObject(ref) ? judgeRef(ref, order, about) : []) };
}

function judgeRef(ref: JsonObject, order: readonly string[], about: About): SpecProblem[] {
  const [winner, ...rest] = order.filter((field) => textOf(ref[field]) !== '');
  if (winner === undefined) return [];
  const ignored = rest.filter((field) => COMPANIONS[winner] !== field && isBeaten(winner, field, about));
  if (ignored.length === 0) return [];
  const verb = ignored.length === 1 ? 'is' : 'are';
  const message = `takes "${winner}"; ${quotedList(ignored)} ${verb} ignored`;
  return [{ path: 'spec.ref', message, hint: `leave ${ignored.length === 1 ? 'it' : 'them'} out` }];
}

/** The Git library before Flux 2.0 was another one; what it made of a tag beside a range is not known. */
function isBeaten(winner: string, field: string, { object, flux }: About): boolean {
  const isUnsure = object.flux.kind === 'GitRepository' && winner === 'tag' && field === 'semver';
  return !isUnsure || isAtLeast(flux, '2.0');
}
