import type { FindingInput } from '../../diagnostics/index.js';
import { displayName, type KubeObject } from '../../manifest/index.js';
import type { FileTree } from '../../model/index.js';
import { didYouMean, joinPath, cleanPath } from '../../util/index.js';

import type { AppliedObjects } from '../applied-objects.js';
import type { Sources } from '../sources/sources.js';
import { releaseChart } from './release-chart.js';

/** What makes a folder a chart. */
const CHART_FILE = 'Chart.yaml';
/** The sources in which a chart is a path. */
const PATH_KINDS = ['GitRepository', 'Bucket'];

/** The finding about a chart at a path that the files of its source do not have; undefined where nobody can tell. */
export async function missingChart(
  release: KubeObject,
  objects: AppliedObjects,
  sources: Sources,
): Promise<FindingInput | undefined> {
  const { source, chart, asker, field } = releaseChart(release, objects);
  if (!PATH_KINDS.includes(source.kind) || chart.includes('${')) return undefined;
  const state = await sources.resolve(source, objects);
  if (state.state !== 'ready' || hasChart(state.artifact.tree, cleanPath(chart).path)) return undefined;
  return {
    code: 'FLX614',
    subject: displayName(asker),
    path: field,
    message: `"${chart}" is no chart in ${displayName(source)}: there is no "${chartFile(chart)}"`,
    hint: didYouMean(cleanPath(chart).path, chartsOf(state.artifact.tree)),
    at: objects.tryFind(asker)?.origin,
  };
}

/** A folder with the file of a chart, or a packed chart. */
function hasChart({ files }: FileTree, path: string): boolean {
  return files.has(chartFile(path)) || files.has(path);
}

function chartFile(path: string): string {
  return joinPath(cleanPath(path).path, CHART_FILE);
}

function chartsOf({ files }: FileTree): string[] {
  const ending = `/${CHART_FILE}`;
  return [...files.keys()].filter((path) => path.endsWith(ending)).map((path) => path.slice(0, -ending.length));
}
