import { AppliedObjects } from '../../../lib/build/applied-objects.js';
import type { RepositoryAtHand } from '../../../lib/build/repository-at-hand.js';
import { Sources } from '../../../lib/build/sources/sources.js';
import type { Engine } from '../../../lib/engine/index.js';
import { type JsonObject, type KubeObject, objectId } from '../../../lib/manifest/index.js';
import { treeOfTexts } from '../../../lib/model/index.js';

const SOURCE_GROUP = 'source.toolkit.fluxcd.io';

/** An object that Flux builds from, in `flux-system`. */
export function source(kind: string, name: string, spec: JsonObject = {}): KubeObject {
  return { apiVersion: `${SOURCE_GROUP}/v1`, kind, metadata: { name, namespace: 'flux-system' }, spec };
}

export function git(name: string, spec: JsonObject = {}): KubeObject {
  return source('GitRepository', name, spec);
}

export function branch(name: string, url: string, of: string): KubeObject {
  return git(name, { url, ref: { branch: of } });
}

export function generator(name: string, spec: JsonObject): KubeObject {
  const metadata = { name, namespace: 'flux-system' };
  return { apiVersion: 'source.extensions.fluxcd.io/v1beta1', kind: 'ArtifactGenerator', metadata, spec };
}

/** A repository whose files hold their own paths, unless texts are given. */
export function repository(
  files: readonly string[] | Readonly<Record<string, string>>,
  about: Partial<RepositoryAtHand> = {},
): RepositoryAtHand {
  const texts = Array.isArray(files) ? Object.fromEntries(files.map((path) => [path, path])) : files;
  const tree = treeOfTexts(texts as Record<string, string>);
  return { name: '.', shown: '', url: '', branch: '', root: '', tree, ...about };
}

/** The repository that `--repo NAME=../NAME` gives. */
export function given(name: string, files: readonly string[] = [], about: Partial<RepositoryAtHand> = {}) {
  return repository(files, { name, shown: `../${name}`, ...about });
}

export interface Cluster {
  readonly engine: Engine;
  readonly repositories: readonly [RepositoryAtHand, ...RepositoryAtHand[]];
  /** The source of the entry. @default branch main of https://github.com/acme/fleet */
  readonly entry?: KubeObject;
  /** What else is in it. */
  readonly objects?: readonly KubeObject[];
}

export const ENTRY_SOURCE = branch('flux-system', 'https://github.com/acme/fleet', 'main');

/** A cluster in which sources can be followed, by kind and name. */
export function clusterOf({ engine, repositories, entry = ENTRY_SOURCE, objects = [] }: Cluster) {
  const applied = new AppliedObjects();
  for (const object of objects) applied.add({ object, origin: { file: `${object.metadata.name}.yaml` } });
  const sources = new Sources(engine, repositories, {
    cluster: 'one',
    path: '',
    kustomization: source('Kustomization', 'flux-system'),
    source: entry,
    flux: '',
    origin: {},
    installed: [],
  });
  const idOf = (kind: string, name: string) => objectId(source(kind, name));
  return {
    sources,
    objects: applied,
    resolve: (kind: string, name: string) => sources.resolve(idOf(kind, name), applied),
    repositoryOf: (kind: string, name: string) => sources.repositoryOf(idOf(kind, name), applied),
  };
}
