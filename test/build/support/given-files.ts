import { type BuildInput, type BuiltFleet, buildFleet } from '../../../lib/build/index.js';
import { summarize } from '../../../lib/diagnostics/index.js';
import type { Engine } from '../../../lib/engine/index.js';
import { displayName, objectId } from '../../../lib/manifest/index.js';
import { type KustomizationModel, treeOfTexts } from '../../../lib/model/index.js';

export type Files = Readonly<Record<string, string>>;

export interface GivenRepository {
  readonly files: Files;
  readonly url?: string;
  readonly branch?: string;
  readonly root?: string;
}

export interface GivenOptions
  extends Omit<GivenRepository, 'files'>,
    Pick<BuildInput, 'clusters' | 'variables' | 'declared'> {
  /** What else is at hand, by name. */
  readonly others?: Readonly<Record<string, GivenRepository>>;
}

/** Builds a repository of texts by path. */
export function buildFiles(engine: Engine, files: Files, options: GivenOptions = {}): Promise<BuiltFleet> {
  const { others = {}, clusters, variables, declared, ...own } = options;
  const further = Object.entries(others).map(([name, repository]) => atHand(name, `../${name}`, repository));
  const repositories = [atHand('.', '', { files, ...own }), ...further] as const;
  return buildFleet(engine, { repositories, clusters, variables, declared });
}

/** One line for each Kustomization: who applies it, how it went, and what it applies. */
export function appliedBy({ model }: BuiltFleet): string[] {
  return model.clusters.flatMap(({ kustomizations }) => kustomizations.map(appliedLine));
}

/** One line for each finding. */
export function findingsOf({ findings }: BuiltFleet): string[] {
  return findings.map((finding) => `${finding.severity} ${summarize(finding)}`);
}

/** The Kustomization of that key, in the first cluster. */
export function kustomizationOf({ model }: BuiltFleet, key: string): KustomizationModel {
  const found = model.clusters[0]?.kustomizations.find((kustomization) => kustomization.key === key);
  if (found === undefined) throw new Error(`there is no Kustomization ${key}`);
  return found;
}

/** The data of a ConfigMap that a Kustomization applies. */
export function dataOf(kustomization: KustomizationModel, name: string): unknown {
  return kustomization.applied?.find(({ object }) => object.kind === 'ConfigMap' && object.metadata.name === name)
    ?.object.data;
}

function appliedLine({ key, owner, build, applied = [] }: KustomizationModel): string {
  const objects = applied.map(({ object }) => displayName(objectId(object))).sort();
  const state = build?.status === 'built' ? '' : ` (${build?.status})`;
  return `${key}${owner === '' ? '' : ` of ${owner}`}${state}: ${objects.join(', ')}`;
}

function atHand(name: string, shown: string, { files, url = '', branch = '', root = '' }: GivenRepository) {
  return { name, shown, url, branch, tree: treeOfTexts(files), root };
}
