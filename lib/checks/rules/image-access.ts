import { displayName, isJsonObject, type JsonObject, listOf, specOf, textOf } from '../../manifest/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { mayBePatched } from '../may-be-patched.js';
import type { FluxObject, PlacedObject } from '../placed-object.js';
import { type About, type SpecProblem, specRule } from '../spec-rule.js';
import { hasVariable } from '../variables.js';

/** Kubernetes gives it to every Namespace. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

/** FLX521: an ImagePolicy for an ImageRepository of another namespace that does not let it in. */
export const checkImageAccess = specRule('FLX521', {
  ImagePolicy: [{ reads: ['imageRepositoryRef'], judge }],
});

function judge({ imageRepositoryRef }: JsonObject, { object, index }: About): SpecProblem[] {
  const repository = repositoryOf(imageRepositoryRef, object, index);
  if (repository === undefined) return [];
  const { accessFrom } = specOf(repository.declared.object);
  if (hasVariable(repository.owner, accessFrom ?? null)) return [];
  const access = accessOf(accessFrom, object, index);
  if (access === 'granted') return [];
  const isCertain = access === 'refused' && !mayBePatched(repository);
  const { namespace } = object.id;
  const message = `names ${displayName(index.idOf(repository))}, which does not let namespace "${namespace}" in`;
  const hint = `add its labels to spec.accessFrom there, such as "${NAME_LABEL}: ${namespace}"`;
  return [{ path: 'spec.imageRepositoryRef', message, hint, ...(isCertain ? {} : { severity: 'unknown' }) }];
}

/** The ImageRepository, where it is in the model and in another namespace. */
function repositoryOf(
  reference: JsonObject[string] | undefined,
  { id, owner }: FluxObject,
  index: ClusterIndex,
): PlacedObject | undefined {
  if (!isJsonObject(reference)) return undefined;
  const namespace = textOf(reference.namespace);
  if (namespace === '' || namespace === id.namespace) return undefined;
  return index.tryFind(owner.target, { ...id, kind: 'ImageRepository', namespace, name: textOf(reference.name) });
}

type Access = 'granted' | 'refused' | 'unknown';

function accessOf(accessFrom: JsonObject[string] | undefined, policy: FluxObject, index: ClusterIndex): Access {
  const selectors = isJsonObject(accessFrom) ? listOf(accessFrom.namespaceSelectors) : [];
  const known = labelsOf(policy, index);
  const answers = selectors.map((selector) => {
    const { matchLabels } = isJsonObject(selector) ? selector : {};
    return answerOf(isJsonObject(matchLabels) ? matchLabels : {}, known);
  });
  return answers.find((answer) => answer === 'granted') ?? answers.find((answer) => answer === 'unknown') ?? 'refused';
}

interface KnownLabels {
  readonly labels: JsonObject;
  /** Whether there are no others. */
  readonly all: boolean;
}

function answerOf(wanted: JsonObject, { labels, all }: KnownLabels): Access {
  const missing = Object.keys(wanted).filter((label) => labels[label] !== wanted[label]);
  if (missing.length === 0) return 'granted';
  return all || missing.some((label) => labels[label] !== undefined) ? 'refused' : 'unknown';
}

/** What labels the namespace of a policy has: those of its Namespace, and the one that all have. */
function labelsOf({ id: { namespace }, owner }: FluxObject, index: ClusterIndex): KnownLabels {
  const found = index.tryFind(owner.target, { group: '', kind: 'Namespace', namespace: '', name: namespace });
  const own = { [NAME_LABEL]: namespace };
  if (found === undefined) return { labels: own, all: false };
  const common = specOf(found.owner.model.object).commonMetadata;
  const maps = [found.declared.object.metadata.labels, isJsonObject(common) ? common.labels : undefined];
  const labels = Object.assign({}, ...maps.filter(isJsonObject), own) as JsonObject;
  if (mayBePatched(found) || hasVariable(found.owner, labels)) return { labels: own, all: false };
  return { labels, all: true };
}
