import { ApiObject } from 'cdk8s';

import type { FindingInput } from '../diagnostics/index.js';
import { Kustomization, mergePostBuild, propsOf, resolveObject, tokensWereMade, type Variable } from '../flux/index.js';
import { displayName, isJsonObject } from '../manifest/index.js';
import { quotedList } from '../util/index.js';

import { describe } from './describe.js';
import type { PreparedObjects } from './prepared-objects.js';
import type { Container, FleetScan } from './scan.js';

/** What is wrong with the variables of a fleet, as far as only the constructs know. */
export function variableFindings(scan: FleetScan, objects: PreparedObjects): FindingInput[] {
  if (!tokensWereMade()) return [];
  const used = scan.kustomizations.flatMap((container) => usedFindings(container, objects));
  return [...used, ...scan.clusters.flatMap((container) => unusedFindings(container, scan, objects))];
}

function usedFindings({ owner }: Container, objects: PreparedObjects): FindingInput[] {
  if (!Kustomization.isKustomization(owner)) return [];
  const variables = objects.variablesOf(owner);
  const { conflicts } = mergePostBuild(owner.writtenPostBuild, variables);
  const elsewhere = variables.filter(({ namespace }) => namespace !== undefined && namespace !== owner.ref.namespace);
  return [
    ...(variables.length === 0 || substitutes(owner) ? [] : [lost(owner, variables)]),
    ...conflicts.map((variable) => conflict(owner, variable)),
    ...elsewhere.map((variable) => outOfReach(owner, variable)),
  ];
}

/** A JSON patch comes after everything else, and may take out what variables need. */
function substitutes(owner: Kustomization): boolean {
  const resource = ApiObject.of(owner);
  if (propsOf(resource).patches.length === 0) return true;
  const { spec } = resolveObject(resource);
  return isJsonObject(spec) && isJsonObject(spec.postBuild);
}

function lost(owner: Kustomization, variables: readonly Variable[]): FindingInput {
  const names = quotedList(new Set(variables.map(({ name }) => name)));
  const message = `is taken out by a JSON patch, but its objects have the variables ${names}`;
  const hint = 'leave it in';
  return { code: 'FLX120', subject: describe(owner), path: 'spec.postBuild', message, hint, at: owner.origin };
}

function conflict(owner: Kustomization, { name, origin }: Variable): FindingInput {
  const path = `spec.postBuild.substitute.${name}`;
  const related = [{ message: 'the variable is declared', at: origin }];
  const message = 'is another value than that of the variable of the cluster';
  const hint = 'take it out, or give the variable another name';
  return { code: 'FLX126', subject: describe(owner), path, message, hint, related, at: owner.origin };
}

function outOfReach(owner: Kustomization, { name, source, namespace = '', origin }: Variable): FindingInput {
  const from = 'from' in source ? displayName({ ...source.from, namespace }) : '';
  const message = `takes the variable "${name}" from ${from}, but Flux looks in its own namespace "${owner.ref.namespace}" only`;
  const hint = `move the ${'from' in source ? source.from.kind : 'object'} there`;
  const related = [{ message: 'the variable is declared', at: origin }];
  const path = 'spec.postBuild.substituteFrom';
  return { code: 'FLX120', subject: describe(owner), path, message, hint, related, at: owner.origin };
}

/** FLX125: a variable of a cluster in none of its objects. */
function unusedFindings({ cluster }: Container, scan: FleetScan, objects: PreparedObjects): FindingInput[] {
  const declared = cluster.variables.all;
  if (declared.length === 0) return [];
  const owners = [cluster, ...scan.kustomizations.filter((at) => at.cluster === cluster).map(({ owner }) => owner)];
  const used = new Set(owners.flatMap((owner) => objects.variablesOf(owner)));
  return declared
    .filter((variable) => !used.has(variable))
    .map(({ name, origin }) => ({
      code: 'FLX125',
      subject: `variable "${name}" of cluster "${cluster.clusterName}"`,
      message: 'is in no object',
      hint: 'remove it, or put what "variable" returned into an object',
      at: origin,
    }));
}
