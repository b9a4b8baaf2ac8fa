import { parseFluxMinor } from '../../api/index.js';
import type { FindingInput } from '../../diagnostics/index.js';
import {
  displayName,
  fieldPath,
  isJsonObject,
  type Json,
  type KubeObject,
  type ObjectId,
  type Steps,
  specOf,
  textOf,
} from '../../manifest/index.js';
import { compareCodeUnits, getOrAdd, nearest } from '../../util/index.js';

import { isAtLeast } from '../at-least.js';
import type { ClusterIndex } from '../cluster-index.js';
import type { FluxObjects } from '../flux-objects.js';
import { isBlind } from '../is-blind.js';
import { mayBePatched } from '../may-be-patched.js';
import type { FluxObject } from '../placed-object.js';
import type { Report } from '../rule.js';
import { hasVariable } from '../variables.js';

/** Comparing names takes time, and where so many policies are missing it is no typo. */
const TYPOS = 20;
/** Since when an ImagePolicy can look up digests. */
const DIGESTS = '2.6';
const MARKER = /"\$imagepolicy"\s*:\s*"(?<namespace>[^":]+):(?<name>[^":]+)(?::(?<part>[^"]*))?"/;

/** FLX532: a value that image automation never changes: nobody makes its ImagePolicy, or that looks up no digest. */
export function checkImageMarkers(index: ClusterIndex, report: Report): void {
  if (index.marked.length === 0) return;
  const context: Context = { index, policies: policiesOf(index), missing: new Map() };
  for (const { declared, owner } of index.marked) {
    const { object, comments = {}, origin } = declared;
    const subject = displayName(index.idOf({ declared, owner }));
    for (const [pointer, comment] of Object.entries(comments)) {
      const problem = problemOf(comment, context);
      if (problem === undefined) continue;
      report({ code: 'FLX532', subject, path: fieldPath(stepsOf(pointer, object)), ...problem, at: origin });
    }
  }
}

type Problem = Pick<FindingInput, 'severity' | 'message' | 'hint'>;

interface Context {
  readonly index: ClusterIndex;
  /** By `namespace:name`, as all of them. */
  readonly policies: ReadonlyMap<string, FluxObject>;
  /** What was said of policies that are not there: each is looked for once. */
  readonly missing: Map<string, Problem>;
}

function policiesOf({ flux }: ClusterIndex): Context['policies'] {
  const found = flux.filter(({ id }) => id.kind === 'ImagePolicy');
  return new Map(found.map((policy) => [`${policy.id.namespace}:${policy.id.name}`, policy]));
}

function problemOf(comment: string, { index, policies, missing }: Context): Problem | undefined {
  const { namespace, name, part } = MARKER.exec(comment)?.groups ?? {};
  if (namespace === undefined || name === undefined) return undefined;
  const key = `${namespace}:${name}`;
  const policy = policies.get(key);
  if (policy !== undefined) return part === 'digest' ? digestProblem(policy, index) : undefined;
  const id = { kind: 'ImagePolicy', namespace, name };
  if (index.fluxObjects.has(id)) return undefined;
  return getOrAdd(missing, key, () => missingProblem(id, index, { mayBeTypo: missing.size < TYPOS }));
}

type PolicyName = Pick<ObjectId, 'kind' | 'namespace' | 'name'>;

function missingProblem(id: PolicyName, index: ClusterIndex, { mayBeTypo }: { readonly mayBeTypo: boolean }): Problem {
  const likely = mayBeTypo ? likelyPolicy(id, index.fluxObjects) : undefined;
  const message = `is marked for ${displayName(id)}, which does not exist, so that nothing updates it`;
  if (likely !== undefined) return { message, hint: `did you mean "${likely}"?` };
  const hint = `if it is made elsewhere, say so with ${id.kind}.fromName`;
  return { message, hint, ...(isBlind(index) ? { severity: 'unknown' } : {}) };
}

/** One of that name in another namespace, or one beside it whose name reads alike. */
function likelyPolicy({ kind, namespace, name }: PolicyName, objects: FluxObjects): string | undefined {
  const [elsewhere] = [...objects.namespacesOf(kind, name)].sort(compareCodeUnits);
  if (elsewhere !== undefined) return `${elsewhere}:${name}`;
  const beside = [...objects.namesOf(kind)].filter((other) => objects.has({ kind, namespace, name: other }));
  const found = nearest(name, beside);
  return found === undefined ? undefined : `${namespace}:${found}`;
}

function digestProblem(policy: FluxObject, { cluster }: ClusterIndex): Problem | undefined {
  const { digestReflectionPolicy = null } = specOf(policy.declared.object);
  if (mayBePatched(policy) || hasVariable(policy.owner, digestReflectionPolicy)) return undefined;
  if (!['', 'Never'].includes(textOf(digestReflectionPolicy))) return undefined;
  const message = `is marked for the digest of ${displayName(policy.id)}, which looks up none`;
  const flux = parseFluxMinor(cluster.flux);
  const isTooOld = flux !== undefined && !isAtLeast(flux, DIGESTS);
  const hint = isTooOld ? `Flux does from ${DIGESTS} on` : 'write "digestReflectionPolicy: IfNotPresent" there';
  return { message, hint };
}

/** A JSON pointer does not tell a key from a place in a list; the object does. */
function stepsOf(pointer: string, object: KubeObject): Steps {
  const steps: (string | number)[] = [];
  let at: Json | undefined = object;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const list: readonly Json[] | undefined = Array.isArray(at) ? at : undefined;
    steps.push(list === undefined ? key : Number(key));
    at = list === undefined ? (isJsonObject(at) ? at[key] : undefined) : list[Number(key)];
  }
  return steps;
}
