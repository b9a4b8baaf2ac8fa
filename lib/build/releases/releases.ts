import type { FindingInput } from '../../diagnostics/index.js';
import { groupOf, type KubeObject, objectId, objectKey } from '../../manifest/index.js';
import type { ReleaseModel } from '../../model/index.js';
import { compareCodeUnits } from '../../util/index.js';

import type { AppliedObjects } from '../applied-objects.js';
import type { Sources } from '../sources/sources.js';
import type { TaskResult } from '../walk/task-result.js';
import { missingChart } from './missing-chart.js';
import { missingSources } from './missing-sources.js';
import { releaseChart } from './release-chart.js';

const GROUP = 'helm.toolkit.fluxcd.io';
const KIND = 'HelmRelease';

export interface Releases {
  /** By key. */
  readonly releases: readonly ReleaseModel[];
  readonly findings: readonly FindingInput[];
}

/** The HelmReleases among the objects of a cluster: where their charts come from, and which of them are not there. */
export async function releasesOf(
  objects: AppliedObjects,
  sources: Sources,
  results: readonly TaskResult[],
): Promise<Releases> {
  const owners = ownersOf(results);
  const found = objects.all.flatMap(({ object }) => (isHelmRelease(object) ? [object] : []));
  const releases = found.map((release): ReleaseModel => {
    const { namespace, name } = objectId(release);
    const { source, chart, version } = releaseChart(release, objects);
    const repository = sources.repositoryOf(source, objects);
    return {
      key: `${namespace}/${name}`,
      owner: owners.get(objectKey(objectId(release))) ?? '',
      source: { kind: source.kind, namespace: source.namespace, name: source.name, repository },
      chart,
      version,
    };
  });
  const missing = await Promise.all(found.map((release) => missingChart(release, objects, sources)));
  return {
    releases: releases.sort((left, right) => compareCodeUnits(left.key, right.key)),
    findings: [
      ...missing.filter((finding) => finding !== undefined),
      ...missingSources(found, { objects, sources, results }),
    ],
  };
}

/** Where two apply one object, the first. */
function ownersOf(results: readonly TaskResult[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { task, applied } of results)
    for (const { object } of applied) {
      const key = objectKey(objectId(object));
      if (!owners.has(key)) owners.set(key, task.key);
    }
  return owners;
}

function isHelmRelease({ apiVersion, kind }: KubeObject): boolean {
  return kind === KIND && groupOf(apiVersion) === GROUP;
}
