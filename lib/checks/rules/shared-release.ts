import { CODES } from '../../diagnostics/index.js';
import { displayName, isJsonObject, type JsonObject, specOf, textOf } from '../../manifest/index.js';
import { getOrAdd } from '../../util/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { helmChartOf, NAMING_FIELDS, releaseName, storageNamespace } from '../helm-names.js';
import { mayBePatched } from '../may-be-patched.js';
import type { FluxObject } from '../placed-object.js';
import type { Report } from '../rule.js';
import { hasVariable } from '../variables.js';

/** One thing that a HelmRelease makes by name. */
interface Made {
  /** Unique in a cluster. */
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  readonly what: MadeKind;
}

/** How a clash is told; the verb is that of the message: the other one `is` or `does`. */
interface MadeKind {
  readonly message: (namespace: string, name: string) => string;
  readonly verb: string;
  readonly hint: string;
}

const RELEASE: MadeKind = {
  message: (namespace, name) => `is the Helm release "${name}" of namespace "${namespace}"`,
  verb: 'is',
  hint: 'give one of them another "releaseName" or "storageNamespace"',
};

const CHART: MadeKind = {
  message: (namespace, name) => `makes the HelmChart "${namespace}/${name}"`,
  verb: 'does',
  hint: 'give one of them another name',
};

/** FLX507: two HelmReleases that work on one Helm release, or on one HelmChart, and each undoes the other. */
export function checkSharedReleases(index: ClusterIndex, report: Report): void {
  const first = new Map<string, FluxObject>();
  for (const release of index.flux) {
    if (release.flux.kind !== 'HelmRelease') continue;
    for (const made of madeBy(release)) {
      const other = getOrAdd(first, `${release.owner.target}\n${made.key}`, () => release);
      if (other !== release && displayName(other.id) !== displayName(release.id)) {
        reportShared(made, [other, release], report);
      }
    }
  }
}

function madeBy({ id, owner, declared: { object } }: FluxObject): Made[] {
  const spec = specOf(object);
  const naming = Object.fromEntries(NAMING_FIELDS.map((field) => [field, spec[field] ?? null]));
  return hasVariable(owner, naming) ? [] : [releaseOf(id, spec), ...chartOf(id, spec)];
}

function releaseOf(id: FluxObject['id'], spec: JsonObject): Made {
  const [namespace, name] = [storageNamespace(id, spec), releaseName(id, spec)];
  return { key: `${remoteOf(id.namespace, spec)}\nrelease ${namespace}/${name}`, namespace, name, what: RELEASE };
}

/** HelmCharts are made where Flux runs, wherever the release goes. */
function chartOf(id: FluxObject['id'], spec: JsonObject): Made[] {
  const chart = helmChartOf(id, spec);
  if (chart === undefined) return [];
  const { namespace, name } = chart;
  return [{ key: `chart ${namespace}/${name}`, namespace, name, what: CHART }];
}

/** The cluster that `kubeConfig` names. */
function remoteOf(namespace: string, { kubeConfig }: JsonObject): string {
  if (!isJsonObject(kubeConfig)) return '';
  const names = [kubeConfig.secretRef, kubeConfig.configMapRef].map((ref) =>
    isJsonObject(ref) ? `${textOf(ref.name)} ${textOf(ref.key)}` : '',
  );
  return `${namespace}/${names}`;
}

function reportShared(made: Made, [first, second]: readonly [FluxObject, FluxObject], report: Report): void {
  const { message, verb, hint } = made.what;
  report({
    code: 'FLX507',
    severity: mayBePatched(first) || mayBePatched(second) ? 'unknown' : CODES.FLX507.severity,
    subject: displayName(second.id),
    message: `${message(made.namespace, made.name)}, and so ${verb} ${displayName(first.id)}`,
    hint,
    related: [{ message: `${displayName(first.id)} is declared`, at: first.declared.origin }],
    at: second.declared.origin,
  });
}
