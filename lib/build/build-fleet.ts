import { type Finding, type FindingInput, sortFindings, toFinding } from '../diagnostics/index.js';
import type { Engine } from '../engine/index.js';
import type { FleetModel, RepositoryModel } from '../model/index.js';
import { compareCodeUnits, withoutPassword } from '../util/index.js';

import { buildCluster } from './build-cluster.js';
import type { BuildInput } from './build-input.js';
import type { Entry } from './entries/entry.js';
import { findEntries } from './entries/find-entries.js';
import type { RepositoryAtHand } from './repository-at-hand.js';
import { pointerOf } from './sources/source-pointer.js';

export interface BuiltFleet {
  readonly model: FleetModel;
  /** Sorted. */
  readonly findings: readonly Finding[];
  /** Names of the variables given from outside that stand somewhere in what was built. Sorted. */
  readonly usedVariables: readonly string[];
}

/** What the controllers of every cluster of a repository would apply. Throws nothing for what is in the files. */
export async function buildFleet(engine: Engine, input: BuildInput): Promise<BuiltFleet> {
  const { repositories, clusters: wanted, variables } = input;
  const request = { repository: repositories[0], wanted, variables };
  const { entries, findings, used } = input.entries ?? (await findEntries(engine, request));
  const clusters = await Promise.all(entries.map((entry) => buildCluster(engine, input, entry)));
  return {
    model: {
      app: '',
      repositories: repositories.map((repository) => repositoryModel(repository, entries)),
      clusters: clusters.map(({ model }) => model),
    },
    findings: onceEach([...findings, ...clusters.flatMap((cluster) => cluster.findings)]),
    usedVariables: [...new Set([...used, ...clusters.flatMap((cluster) => [...cluster.usedVariables])])].sort(
      compareCodeUnits,
    ),
  };
}

/** The first repository is what the sources of the entries point at: where Git knows no URL, one of them tells it. */
function repositoryModel(repository: RepositoryAtHand, entries: readonly Entry[]): RepositoryModel {
  const { name, url, branch } = repository;
  if (url !== '' || name !== '.') return { name, url: withoutPassword(url), branch };
  const urls = entries.map(({ source }) => pointerOf(source).url);
  return { name, url: urls.find((each) => each !== '') ?? '', branch };
}

/** Clusters that share a folder share what is wrong with it. */
function onceEach(inputs: readonly FindingInput[]): Finding[] {
  const findings = inputs.map(toFinding);
  return sortFindings(new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values());
}
