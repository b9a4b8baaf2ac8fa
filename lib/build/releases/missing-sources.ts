import type { FindingInput } from '../../diagnostics/index.js';
import { displayName, type KubeObject, type ObjectId } from '../../manifest/index.js';
import { didYouMean, groupBy } from '../../util/index.js';

import type { AppliedObjects } from '../applied-objects.js';
import { generatedBy } from '../generator/generated-by.js';
import type { Sources } from '../sources/sources.js';
import { mayExist } from '../walk/may-exist.js';
import type { TaskResult } from '../walk/task-result.js';
import { type ReleaseChart, releaseChart } from './release-chart.js';

interface ClusterParts {
  readonly objects: AppliedObjects;
  readonly sources: Sources;
  readonly results: readonly TaskResult[];
}

/** A source that a chart is to come from and nothing declares; `reason` says why it may be there all the same. */
interface MissingSource extends ReleaseChart {
  readonly reason: string | undefined;
}

/** The findings about the sources of charts that nothing in the cluster declares. */
export function missingSources(releases: readonly KubeObject[], parts: ClusterParts): FindingInput[] {
  const results = new Map(parts.results.map((result) => [result.task.key, result]));
  const missing = releases
    .map((release) => releaseChart(release, parts.objects))
    .filter(({ source }) => !isDeclared(source, parts))
    .map((chart): MissingSource => ({ ...chart, reason: mayExist(chart.source, { ...parts, results }) }));
  return [
    ...missing.filter(({ reason }) => reason === undefined).map((each) => declaredNowhere(each, parts)),
    ...unknownSources(missing, parts),
  ];
}

/** What cannot be named is not looked for: that is for the schema, or for who knows the variables. */
function isDeclared(source: ObjectId, { objects, sources }: ClusterParts): boolean {
  const isNamed = source.group !== '' && source.name !== '' && !displayName(source).includes('${');
  return !isNamed || sources.isDeclared(source, objects) || generatedBy(source, objects) !== undefined;
}

function declaredNowhere({ source, asker, field }: MissingSource, { objects }: ClusterParts): FindingInput {
  const names = objects.idsOf(source.group, source.kind).map(nameOf);
  const path = field === 'spec.chartRef' ? field : field.replace(/chart$/, 'sourceRef');
  return {
    code: 'FLX603',
    subject: displayName(asker),
    path,
    message: `names ${displayName(source)}, which nothing in the cluster declares`,
    hint: didYouMean(nameOf(source), names),
    at: objects.tryFind(asker)?.origin,
  };
}

function unknownSources(missing: readonly MissingSource[], { objects }: ClusterParts): FindingInput[] {
  const unknown = missing.filter(({ reason }) => reason !== undefined);
  return [...groupBy(unknown, ({ source }) => displayName(source)).entries()].map(([subject, group]): FindingInput => {
    const related = group.map(({ asker }) => ({
      message: `${displayName(asker)} takes its chart from it`,
      at: objects.tryFind(asker)?.origin,
    }));
    return {
      code: 'FLX604',
      subject,
      message: `is declared nowhere, but may come from ${group[0].reason}`,
      related,
    };
  });
}

function nameOf({ namespace, name }: ObjectId): string {
  return `${namespace}/${name}`;
}
