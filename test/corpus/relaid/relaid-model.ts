import { posix } from 'node:path';

import type {
  ClusterModel,
  FleetModel,
  FolderModel,
  KustomizationModel,
  ObjectModel,
} from '../../../lib/model/index.js';
import type { BaseUse } from './base-uses.js';
import type { Overlay, OverlayObject } from './overlay.js';

export const REPOSITORY = 'relaid';

/** How to lay out what several share. */
export interface Relaying {
  /** The uses of shared bases; all other objects lie in their overlay. */
  readonly uses: readonly BaseUse[];
  /** The uses whose values the bases take where they differ. */
  readonly references: ReadonlySet<BaseUse>;
}

/** One cluster for each overlay, with a folder for each use of a base. */
export function relaidModel(overlays: readonly Overlay[], relaying: Relaying): FleetModel {
  return {
    app: REPOSITORY,
    repositories: [{ name: REPOSITORY, url: '', branch: 'main' }],
    clusters: overlays.map((overlay) => clusterOf(overlay, relaying)),
  };
}

function clusterOf(overlay: Overlay, relaying: Relaying): ClusterModel {
  const entry = { apiVersion: 'v1', kind: 'Kustomization', namespace: 'flux-system', name: 'flux-system' };
  return {
    name: overlay.path,
    flux: '2.10',
    repository: REPOSITORY,
    entry: { kustomization: entry, source: { ...entry, kind: 'GitRepository' } },
    kustomizations: [kustomizationOf(overlay, relaying)],
    knownByName: [],
  };
}

function kustomizationOf(overlay: Overlay, relaying: Relaying): KustomizationModel {
  const { path, objects } = overlay;
  return {
    key: `flux-system/${path}`,
    namespace: 'flux-system',
    name: path,
    owner: 'flux-system/flux-system',
    path,
    source: { kind: 'GitRepository', namespace: 'flux-system', name: 'flux-system', repository: REPOSITORY },
    object: undefined,
    dependsOn: [],
    content: contentOf(overlay, relaying),
    declared: objects.map(({ object }) => ({ object, origin: {} })),
    complete: true,
    origin: {},
  };
}

function contentOf({ path, objects }: Overlay, { uses, references }: Relaying): FolderModel {
  const own = uses.filter(({ overlay }) => overlay === path);
  const files = new Set(own.flatMap((use) => use.objects.map(({ file }) => file)));
  const rest = objects.filter(({ file }) => !files.has(file));
  return {
    ...EMPTY,
    path,
    objects: rest.map((each) => modelOf(each, path)),
    folders: own.map((use, index) => ({
      ...EMPTY,
      path: `${path}/${index}-${posix.basename(use.base)}`,
      base: use.base,
      reference: references.has(use),
      transform: use.transform,
      objects: use.objects.map((each) => modelOf(each, use.base)),
    })),
  };
}

const EMPTY: Omit<FolderModel, 'path'> = {
  kustomizationFile: true,
  transform: {},
  namespace: '',
  objects: [],
  vendored: [],
  folders: [],
  origin: {},
};

/** In a file of the same name as there, if a person wrote one. */
function modelOf({ object, file }: OverlayObject, place: string): ObjectModel {
  const name = posix.relative(place, file);
  const written = file !== '' && !name.startsWith('..') && !/(^|\/)kustomization(\.ya?ml)?$/i.test(name);
  return { object, file: written && /\.ya?ml$/.test(name) ? name : undefined, origin: {} };
}
