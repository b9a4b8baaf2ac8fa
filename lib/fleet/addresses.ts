import type { IConstruct } from 'constructs';

import { type Finding, FindingCollector } from '../diagnostics/index.js';
import { idsBelow, isOwner, toLabel } from '../flux/index.js';
import { isJsonObject, type Json, type JsonObject } from '../manifest/index.js';
import { mapSame } from '../util/index.js';

import { Cluster } from './cluster.js';
import { ownerReference } from './describe.js';
import { finalNamespace } from './final-namespace.js';
import { objectsAt } from './lift.js';
import type { Addressed, FleetScan, Owner } from './scan.js';

/** The label by which cdk8s-plus selects the pods of a workload. Its value is a hash of the construct path. */
const ADDRESS = 'cdk8s.io/metadata.addr';
const MAX_LABEL_VALUE = 63;

/** Readable addresses for those of cdk8s-plus, the same in every cluster. */
export interface Addresses {
  /** The same value when there is nothing to replace. */
  rewrite<T extends Json>(value: T): T;
  readonly findings: readonly Finding[];
}

export function readableAddresses(scan: FleetScan): Addresses {
  const findings = new FindingCollector();
  const byStock = new Map<string, string>();
  const places = new Map<string, Addressed>();
  for (const construct of scan.addressed) {
    const stock = construct.podMetadata.getLabel(ADDRESS);
    if (stock !== undefined && Cluster.tryOf(construct)) {
      byStock.set(stock, claim(construct, places, findings));
    }
  }
  return {
    rewrite: (value) => (byStock.size === 0 ? value : (replace(value, byStock) as typeof value)),
    findings: findings.sorted(),
  };
}

/** Takes the readable address of a workload; within a cluster and namespace it may be taken once. */
function claim(construct: Addressed, places: Map<string, Addressed>, findings: FindingCollector): string {
  const address = addressOf(construct);
  const namespace = objectsAt(construct).map(finalNamespace)[0] ?? '';
  const place = [Cluster.of(construct).node.path, namespace, address].join('\n');
  const other = places.get(place);
  places.set(place, construct);
  const about = { subject: `pods of "${construct.node.path}"`, at: { construct: construct.node.path } };
  if (other !== undefined) {
    const message = `get the label ${ADDRESS} "${address}" in namespace "${namespace}", as those of "${other.node.path}" do`;
    findings.add({ code: 'FLX106', ...about, message, hint: 'rename one of the constructs' });
  }
  if (address.length > MAX_LABEL_VALUE) {
    const message = `get the label ${ADDRESS} "${address}" of ${address.length} characters; a label value takes ${MAX_LABEL_VALUE}`;
    findings.add({ code: 'FLX101', ...about, message, hint: 'give shorter ids' });
  }
  return address;
}

/** `<Kustomization name>-<ids below it>`. */
function addressOf(construct: Addressed): string {
  const owner = construct.node.scopes.reverse().find((scope: IConstruct) => isOwner(scope)) as Owner;
  return [ownerReference(owner).name, ...idsBelow(owner, construct).map(toLabel).filter(Boolean)].join('-');
}

function replace(value: Json, byStock: ReadonlyMap<string, string>): Json {
  if (Array.isArray(value)) return mapSame(value, (item) => replace(item as Json, byStock)) as Json;
  return isJsonObject(value) ? replaceInObject(value, byStock) : value;
}

function replaceInObject(value: JsonObject, byStock: ReadonlyMap<string, string>): JsonObject {
  const selects = value.key === ADDRESS;
  let changed = false;
  const entries = Object.entries(value).map(([key, item]): [string, Json] => {
    const addressed = key === ADDRESS || (selects && key === 'values');
    const replaced = addressed ? lookUp(item, byStock) : replace(item, byStock);
    changed ||= replaced !== item;
    return [key, replaced];
  });
  return changed ? Object.fromEntries(entries) : value;
}

function lookUp(value: Json, byStock: ReadonlyMap<string, string>): Json {
  if (Array.isArray(value)) return mapSame(value, (item) => lookUp(item as Json, byStock)) as Json;
  return typeof value === 'string' ? (byStock.get(value) ?? value) : value;
}
