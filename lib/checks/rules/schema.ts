import {
  fluxKindOf,
  isOptedOut,
  minorsServing,
  parseFluxMinor,
  type SchemaProblem,
  validateObject,
} from '../../api/index.js';
import { CODES, type FindingInput, type Severity } from '../../diagnostics/index.js';
import { displayName, fieldPath, groupOf } from '../../manifest/index.js';
import { quotedList } from '../../util/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { mayBePatched } from '../may-be-patched.js';
import { HOME } from '../owners.js';
import type { DescribedObject } from '../placed-object.js';
import { postBuildOf } from '../post-build.js';
import type { Report } from '../rule.js';
import { asMissingField } from '../schema/as-missing-field.js';
import { type AboutObject, describeProblem } from '../schema/describe-problem.js';
import { isReferenceKind } from '../schema/is-reference-kind.js';

/** What a patch may still add. */
const PATCHABLE: ReadonlySet<string> = new Set(['FLX112', 'FLX113']);

/**
 * FLX109 to FLX115: objects that the API server would refuse, by the tables of Flux or by the CRD of their kind, as far
 * as that can be told before Flux has filled in variables and patched them.
 */
export function checkSchemas(index: ClusterIndex, report: Report): void {
  for (const described of index.described) {
    // Which Flux another cluster has is not known here; a CRD that was given holds everywhere.
    if (described.kindSchema.source === 'flux' && described.owner.target !== HOME) continue;
    const at = described.declared.origin;
    for (const finding of findingsOf(described, index.cluster.flux)) {
      report({ ...finding, subject: displayName(index.idOf(described)), at });
    }
  }
}

type Judgement = Omit<FindingInput, 'subject' | 'at'>;

function findingsOf(described: DescribedObject, flux: string): Judgement[] {
  const { object } = described.declared;
  const { schema } = described.kindSchema;
  if (schema === undefined) return [notServed(described, flux)];
  const problems = validateObject(schema, object, { isOpaque: isOpaqueIn(described) });
  const findings = problems.length === 0 ? [] : describeAll(problems, described, flux);
  return [...deprecated(described, flux), ...missingSpec(described), ...findings];
}

function notServed({ declared: { object }, kindSchema }: DescribedObject, flux: string): Judgement {
  const { apiVersion, kind } = object;
  const { served, source } = kindSchema;
  const who = source === 'flux' ? `Flux ${flux}` : `the CRD of ${kind}`;
  if (served.length > 0) {
    const list = `${served.length === 1 ? 'is' : 'are'} ${quotedList(served)}`;
    return { code: 'FLX114', path: 'apiVersion', message: `"${apiVersion}" is not served by ${who}; served ${list}` };
  }
  const [first] = minorsServing(kind, apiVersion);
  const hint = first === undefined || source === 'crd' ? {} : { hint: `"${apiVersion}" needs Flux ${first} or later` };
  return { code: 'FLX114', message: `${who} serves no ${kind}`, ...hint };
}

function deprecated({ declared: { object }, kindSchema }: DescribedObject, flux: string): Judgement[] {
  const { successor, source } = kindSchema;
  if (successor === undefined) return [];
  const message = `"${object.apiVersion}" is deprecated ${source === 'flux' ? `in Flux ${flux}` : 'by its CRD'}`;
  return [{ code: 'FLX115', path: 'apiVersion', message, hint: `write "${successor}"` }];
}

/** No CRD of Flux requires `spec` itself: the API server takes an object that no controller can use. */
function missingSpec(described: DescribedObject): Judgement[] {
  const { apiVersion, kind, spec } = described.declared.object;
  const required = described.kindSchema.schema?.properties?.spec?.required ?? [];
  const isFlux = fluxKindOf({ group: groupOf(apiVersion), kind }) !== undefined;
  if (!isFlux || required.length === 0 || (spec !== undefined && spec !== null)) return [];
  const hint = `write it with ${quotedList(required)}`;
  return [{ code: 'FLX112', path: 'spec', message: 'is missing', hint, severity: severityOf('FLX112', described) }];
}

/** Variables are filled in only where the Kustomization has any, and the object does not keep them out. */
function isOpaqueIn({ owner, declared: { object } }: DescribedObject): ((text: string) => boolean) | undefined {
  return postBuildOf(owner) === undefined || isOptedOut(object) ? undefined : (text) => text.includes('${');
}

function describeAll(problems: readonly SchemaProblem[], described: DescribedObject, flux: string): Judgement[] {
  const { apiVersion, kind } = described.declared.object;
  const { source } = described.kindSchema;
  const isSecret = kind.endsWith('Secret');
  const about: AboutObject = { apiVersion, kind, isSecret, flux: source === 'flux' ? parseFluxMinor(flux) : undefined };
  return (source === 'flux' ? problems.map(asMissingField) : problems)
    .filter(({ problem, path }) => problem !== 'enum' || source === 'crd' || !isReferenceKind(kind, path))
    .map((problem) => {
      const { hint, ...rest } = describeProblem(problem, about);
      const place = problem.path.length === 0 ? {} : { path: fieldPath(problem.path) };
      return { ...rest, ...place, ...(hint === undefined ? {} : { hint }), severity: severityOf(rest.code, described) };
    });
}

function severityOf(code: FindingInput['code'], described: DescribedObject): Severity {
  return PATCHABLE.has(code) && mayBePatched(described) ? 'unknown' : CODES[code].severity;
}
