import type { BuiltFleet } from '../build/index.js';
import { isJsonObject, type KubeObject } from '../manifest/index.js';
import type { FleetModel, SourceModel } from '../model/index.js';

import { didYouMean } from '../util/index.js';

import type { RepositoryRequest } from './repository-request.js';

/** Notes about variables and repositories that were given and that nothing of what was built asks for. */
export function unusedWords(request: RepositoryRequest, built: BuiltFleet): string[] {
  return [...unusedVariables(request, built), ...unusedRepositories(request, built.model)];
}

function unusedVariables({ variables }: RepositoryRequest, { model, usedVariables }: BuiltFleet): string[] {
  const open = model.clusters.flatMap((cluster) =>
    cluster.kustomizations.flatMap(({ build }) => build?.unknownVariables ?? []),
  );
  return Object.keys(variables)
    .filter((name) => !usedVariables.includes(name))
    .map((name) =>
      [`--var "${name}" changes nothing: no text that was built takes it from outside`, didYouMean(name, open)]
        .filter((part) => part !== undefined)
        .join('; '),
    );
}

function unusedRepositories({ repositories }: RepositoryRequest, model: FleetModel): string[] {
  const sources = model.clusters.flatMap(({ kustomizations, releases = [] }) =>
    [...kustomizations, ...releases].map(({ source }) => source),
  );
  if (sources.some(isMixed) || appliedObjects(model).some(hasIncludes)) return [];
  const used = new Set(sources.map(({ repository }) => repository));
  return repositories
    .slice(1)
    .filter(({ name }) => !used.has(name))
    .map(
      ({ name, written }) => `--repo "${name}=${written}" is not used: no source has its URL or is called "${name}"`,
    );
}

/** An artifact made of several repositories does not tell which. */
function isMixed({ kind, repository }: SourceModel): boolean {
  return kind === 'ExternalArtifact' && repository === '';
}

function appliedObjects(model: FleetModel): KubeObject[] {
  const kustomizations = model.clusters.flatMap((cluster) => cluster.kustomizations);
  return kustomizations.flatMap(({ applied = [] }) => applied.map(({ object }) => object));
}

/** Another repository may be in the artifact of a GitRepository. */
function hasIncludes({ kind, spec }: KubeObject): boolean {
  return kind === 'GitRepository' && isJsonObject(spec) && Array.isArray(spec.include) && spec.include.length > 0;
}
