import type { FluxMinor } from '../../api/index.js';
import { isJsonObject, type JsonObject, textOf } from '../../manifest/index.js';
import { quotedList } from '../../util/index.js';

import { isAtLeast } from '../at-least.js';
import { type SpecCheck, type SpecProblem, specRule } from '../spec-rule.js';

interface Precedence {
  /** The first one that is given counts. */
  readonly order: readonly string[];
  /** By what counts: the field beside it that counts too. */
  readonly companions?: Readonly<Record<string, string>>;
  /** By what counts, then by what it beats: the first Flux of which that is known. */
  readonly since?: Readonly<Record<string, Readonly<Record<string, FluxMinor>>>>;
}

const GIT: Precedence = {
  order: ['commit', 'name', 'tag', 'semver', 'branch'],
  // A commit is looked for in the branch.
  companions: { commit: 'branch' },
  // The Git library before was another one; what it made of a tag beside a range is not known.
  since: { tag: { semver: '2.0' } },
};

const OCI: Precedence = { order: ['digest', 'semver', 'tag'] };

/** FLX501: a revision that another one of the same `ref` beats. */
export const checkIgnoredRevisions = specRule('FLX501', {
  GitRepository: [refCheck(GIT)],
  OCIRepository: [refCheck(OCI)],
});

function refCheck(precedence: Precedence): SpecCheck {
  return {
    reads: ['ref'],
    judge: ({ ref }, { flux }) => (isJsonObject(ref) ? judgeRef(ref, precedence, flux) : []),
  };
}

function judgeRef(ref: JsonObject, precedence: Precedence, flux: FluxMinor | undefined): SpecProblem[] {
  const { order, companions, since } = precedence;
  const [winner, ...rest] = order.filter((field) => textOf(ref[field]) !== '');
  if (winner === undefined) return [];
  const isBeaten = (field: string) => {
    const first = since?.[winner]?.[field];
    return companions?.[winner] !== field && (first === undefined || isAtLeast(flux, first));
  };
  const ignored = rest.filter(isBeaten);
  if (ignored.length === 0) return [];
  const verb = ignored.length === 1 ? 'is' : 'are';
  const message = `takes "${winner}"; ${quotedList(ignored)} ${verb} ignored`;
  return [{ path: 'spec.ref', message, hint: `leave ${ignored.length === 1 ? 'it' : 'them'} out` }];
}
