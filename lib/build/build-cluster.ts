import { compareFluxMinors, type FluxMinor, parseFluxMinor } from '../api/index.js';
import type { FindingInput } from '../diagnostics/index.js';
import type { Engine } from '../engine/index.js';
import type { ClusterModel } from '../model/index.js';

import { AppliedObjects } from './applied-objects.js';
import type { BuildInput } from './build-input.js';
import { clusterFindings } from './cluster-findings.js';
import { clusterModel } from './cluster-model.js';
import { ClusterWalk } from './walk/cluster-walk.js';
import type { Entry } from './entries/entry.js';
import { releasesOf } from './releases/releases.js';
import { Sources } from './sources/sources.js';
import type { WalkContext } from './walk/walk-context.js';

/** Since then a variable without value and default is an error, and images are merged, in its newest patches. */
const STRICT_SINCE: FluxMinor = '2.9';
/** The patches of that minor in which an image of the spec still replaced the one of the file. */
const REPLACING_IMAGES = /^2\.9\.[012]$/;

export interface BuiltCluster {
  readonly model: ClusterModel;
  readonly findings: readonly FindingInput[];
  /** The names of variables from outside that were filled in. */
  readonly usedVariables: ReadonlySet<string>;
}

/** What the controllers of one cluster would apply, beginning with its entry. */
export async function buildCluster(engine: Engine, input: BuildInput, entry: Entry): Promise<BuiltCluster> {
  const context = contextOf(engine, input, entry);
  const { objects, sources, results } = await walk(entry, context);
  const { releases, findings } = await releasesOf(objects, sources, results);
  return {
    model: clusterModel(entry, results, releases),
    findings: [...clusterFindings(results, objects), ...findings],
    usedVariables: context.used,
  };
}

/** Goes through the cluster once more where a Kustomization missed variables that one below it brings. */
async function walk(entry: Entry, context: WalkContext) {
  const results = await new ClusterWalk(entry, context).run();
  const { objects, sources } = context;
  const isSettled = results.every(({ missed = [] }) => missed.every((id) => objects.tryFind(id) === undefined));
  if (isSettled) return { objects, sources, results };
  const again = { ...context, objects: new AppliedObjects(), earlier: objects, results: new Map() };
  return { objects: again.objects, sources, results: await new ClusterWalk(entry, again).run() };
}

function contextOf(
  engine: Engine,
  { repositories, variables, declared = true }: BuildInput,
  entry: Entry,
): WalkContext {
  const isNew = isAtLeast(entry.flux, STRICT_SINCE);
  return {
    engine,
    sources: new Sources(engine, repositories, entry),
    objects: new AppliedObjects(),
    earlier: new AppliedObjects(),
    results: new Map(),
    unknown: new Map(),
    variables: { ...entry.variables, ...variables },
    used: new Set(),
    strict: isNew,
    isVersionKnown: parseFluxMinor(entry.flux) !== undefined,
    imagesReplaceEntry: !isNew || REPLACING_IMAGES.test(entry.version ?? ''),
    declared,
  };
}

/** A Flux of which nothing tells the version is taken for the newest. */
function isAtLeast(flux: string, minor: FluxMinor): boolean {
  const known = parseFluxMinor(flux);
  return known === undefined || compareFluxMinors(known, minor) >= 0;
}
