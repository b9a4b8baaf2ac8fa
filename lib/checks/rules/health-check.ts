import { fluxKind, preferredApiVersion } from '../../api/index.js';
import {
  displayName,
  groupOf,
  isJsonObject,
  type JsonObject,
  type ObjectId,
  listOf,
  textOf,
} from '../../manifest/index.js';

import { isNamespaced } from '../is-namespaced.js';
import { type About, type SpecProblem, specRule } from '../spec-rule.js';

/** kustomize-controller reads an entry without apiVersion as one of `apps/v1`, which has these. */
const APPS: readonly string[] = ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'];

/** What else people wait for, and where it is. */
const USUAL_VERSIONS: Readonly<Record<string, string>> = {
  CronJob: 'batch/v1',
  CustomResourceDefinition: 'apiextensions.k8s.io/v1',
  Ingress: 'networking.k8s.io/v1',
  Job: 'batch/v1',
  Namespace: 'v1',
  PersistentVolumeClaim: 'v1',
  Pod: 'v1',
  Service: 'v1',
};

/** FLX509: an entry of `healthChecks` that no object can ever match. */
export const checkHealthChecks = specRule('FLX509', {
  Kustomization: [{ reads: ['healthChecks', 'wait'], judge }],
});

/** Beside `wait` none of them is looked at. */
function judge({ healthChecks, wait }: JsonObject, about: About): SpecProblem[] {
  if (wait === true) return [];
  return listOf(healthChecks).flatMap((check, place) => {
    const problem = isJsonObject(check) ? judgeEntry(check, about) : undefined;
    return problem === undefined ? [] : [{ ...problem, path: `spec.healthChecks[${place}]` }];
  });
}

function judgeEntry(check: JsonObject, about: About): SpecProblem | undefined {
  const [apiVersion, kind, name] = [textOf(check.apiVersion), textOf(check.kind), textOf(check.name)];
  if (kind === '') return undefined;
  const subject = displayName({ kind, namespace: textOf(check.namespace), name });
  if (apiVersion === '' && !APPS.includes(kind)) {
    const message = `${subject} has no apiVersion, which Flux reads as "apps/v1"`;
    return { message, hint: versionHint(kind, about) };
  }
  const id = { group: apiVersion === '' ? 'apps' : groupOf(apiVersion), kind, namespace: '', name };
  if (textOf(check.namespace) !== '' || !isNamespaced(id.group, kind) || isDeclared(id, about)) return undefined;
  return { message: `${subject} has no namespace, and none is taken instead`, hint: 'write its "namespace"' };
}

/** An object that has no namespace either is what is wrong then. */
function isDeclared(id: ObjectId, { object, index }: About): boolean {
  const checking = index.ownersByKey.get(`${object.id.namespace}/${object.id.name}`);
  return checking !== undefined && index.tryFind(checking.target, id) !== undefined;
}

function versionHint(kind: string, { flux }: About): string {
  const isFlux = fluxKind(kind) !== undefined && flux !== undefined;
  const version = isFlux ? preferredApiVersion(kind, flux) : USUAL_VERSIONS[kind];
  return version === undefined ? 'write its "apiVersion"' : `write "apiVersion: ${version}"`;
}
