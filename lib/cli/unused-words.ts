import { namesIn, parseSubstitution } from '../api/index.js';
import { isJsonObject, type KubeObject, mapTexts } from '../manifest/index.js';
import type { FleetModel, KustomizationModel, SourceModel } from '../model/index.js';
import { didYouMean } from '../util/index.js';

import type { RepositoryRequest } from './repository-request.js';

/** Notes about variables and repositories that were given and that nothing of what was built asks for. */
export function unusedWords(request: RepositoryRequest, model: FleetModel): string[] {
  return [...unusedVariables(request, model), ...unusedRepositories(request, model)];
}

function unusedVariables({ variables }: RepositoryRequest, model: FleetModel): string[] {
  const given = Object.keys(variables);
  if (given.length === 0) return [];
  const asked = askedNames(model);
  return given
    .filter((name) => !asked.has(name))
    .map((name) =>
      [`--var "${name}" changes nothing: no text that was built has "\${${name}}"`, didYouMean(name, asked)]
        .filter((part) => part !== undefined)
        .join('; '),
    );
}

/** The names of all variables in what the kustomization files of the fleet build. */
function askedNames(model: FleetModel): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { declared } of kustomizationsOf(model)) for (const { object } of declared) mapTexts(object, collect);
  return names;

  function collect(text: string): string {
    if (text.includes('${')) for (const { name } of namesIn(parseSubstitution(text).nodes)) names.add(name);
    return text;
  }
}

function kustomizationsOf({ clusters }: FleetModel): KustomizationModel[] {
  return clusters.flatMap(({ kustomizations }) => kustomizations);
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
  return kustomizationsOf(model).flatMap(({ applied = [] }) => applied.map(({ object }) => object));
}

/** Another repository may be in the artifact of a GitRepository. */
function hasIncludes({ kind, spec }: KubeObject): boolean {
  return kind === 'GitRepository' && isJsonObject(spec) && Array.isArray(spec.include) && spec.include.length > 0;
}
