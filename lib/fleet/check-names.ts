import type { FindingInput } from '../diagnostics/index.js';
import { displayName, objectId, objectKey, referenceId } from '../manifest/index.js';
import type { ClusterModel } from '../model/index.js';

import type { Cluster } from './cluster.js';
import { placeOf } from './describe.js';
import type { Repository } from './repository.js';
import type { FleetScan } from './scan.js';

/** FLX003: clusters and repositories are told apart by name, on the command line and in the model. */
export function repeatedNames({ clusters, repositories }: FleetScan): FindingInput[] {
  return [
    ...repeated(
      'cluster',
      clusters.map(({ cluster }) => [cluster.clusterName, cluster]),
    ),
    ...repeated(
      'repository',
      repositories.map((repository) => [repository.name, repository]),
    ),
  ];
}

function repeated(what: string, named: readonly (readonly [string, Cluster | Repository])[]): FindingInput[] {
  const first = new Map<string, Cluster | Repository>();
  return named.flatMap(([name, construct]) => {
    const other = first.get(name);
    if (other === undefined) first.set(name, construct);
    if (other === undefined) return [];
    const related = [{ message: `the first ${what} "${name}" is made`, at: placeOf(other) }];
    const message = 'is the name of two of them';
    return {
      code: 'FLX003',
      subject: `${what} "${name}"`,
      message,
      hint: 'give one another name',
      related,
      at: placeOf(construct),
    };
  });
}

/** FLX103: what bootstrap made lies in the entry folder already; a second one would make the entry fail to build. */
export function bootstrappedTwice({ entry, kustomizations }: ClusterModel): FindingInput[] {
  const bootstrapped = [entry.kustomization, entry.source];
  const kinds = new Set(bootstrapped.map(({ kind }) => kind));
  const made = new Set(bootstrapped.map((reference) => objectKey(referenceId(reference))));
  const declared = kustomizations.filter(({ owner }) => owner === '').flatMap((own) => own.declared);
  return declared
    .filter(({ object }) => kinds.has(object.kind) && made.has(objectKey(objectId(object))))
    .map(({ object, origin }) => ({
      code: 'FLX103',
      subject: displayName(objectId(object)),
      message: 'is made by bootstrap in the entry folder already: with a second one the entry would fail to build',
      hint: 'give it another name, or leave it to bootstrap',
      at: origin,
    }));
}
