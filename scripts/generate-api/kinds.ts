import type { FluxKind, FluxRole, FluxVersion } from '../../lib/api/flux-kind.js';
import { FLUX_MINORS } from '../../lib/api/flux-minors.js';
import { inRange } from '../../lib/api/minor-range.js';

import { type FluxFacts, type KindEntry, minor, type OperatorEntry, type VersionEntry } from './facts.js';

const ROLES: Readonly<Record<string, FluxRole>> = {
  'source-controller': 'source',
  'source-watcher': 'generator',
  'kustomize-controller': 'applier',
  'helm-controller': 'applier',
  'notification-controller': 'notification',
  'image-reflector-controller': 'image',
  'image-automation-controller': 'image',
};

export function fluxKinds({ versions }: FluxFacts): FluxKind[] {
  const kinds = [
    ...Object.entries(versions.kinds).map(fluxKind),
    ...Object.entries(versions.fluxOperator.kinds).map(operatorKind),
  ];
  checkPreferred(kinds, versions.preferredByMinor);
  return kinds;
}

function fluxKind([kind, entry]: [string, KindEntry]): FluxKind {
  const { group, plural, controller } = entry;
  const role = ROLES[controller];
  if (role === undefined) throw new Error(`no role for ${controller}`);
  return { kind, group, plural, role, versions: Object.entries(entry.versions).map(fluxVersion) };
}

function fluxVersion([version, entry]: [string, VersionEntry]): FluxVersion {
  const since = FLUX_MINORS.find((known) => known === entry.introducedIn) ?? FLUX_MINORS[0];
  const { deprecatedInCrdSince: deprecated } = entry;
  return {
    version,
    since,
    ...(entry.stillServed ? {} : { until: minor(entry.lastServedIn) }),
    ...(deprecated === undefined ? {} : { deprecatedSince: minor(deprecated) }),
  };
}

/** Which operator runs in a cluster does not depend on its Flux: served whatever the Flux minor. */
function operatorKind([kind, entry]: [string, OperatorEntry]): FluxKind {
  const versions = Object.keys(entry.versions).map((version) => ({ version, since: FLUX_MINORS[0] }));
  return { kind, group: entry.group, plural: `${kind.toLowerCase()}s`, role: 'operator', versions };
}

/** The library takes the last version served as the preferred one: stop if that ever becomes wrong. */
function checkPreferred(
  kinds: readonly FluxKind[],
  preferredByMinor: Readonly<Record<string, Readonly<Record<string, string>>>>,
): void {
  for (const [flux, preferred] of Object.entries(preferredByMinor)) {
    for (const { kind, group, versions } of kinds.filter(({ role }) => role !== 'operator')) {
      const last = versions.filter((version) => inRange(version, minor(flux))).at(-1);
      const apiVersion = last && `${group}/${last.version}`;
      if (apiVersion !== preferred[kind]) throw new Error(`${kind} at ${flux}: ${apiVersion}, not ${preferred[kind]}`);
    }
  }
}
