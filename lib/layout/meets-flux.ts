import { isBlank, type KustomizationTransform, specOf, stringifyJson } from '../manifest/index.js';
import type { ClusterModel, KustomizationModel } from '../model/index.js';

import type { Sharer } from './sharer.js';

/** Each of these sees objects as they are before the fields of the kustomization file, or brings some of its own. */
const ANY = ['patches', 'patchesStrategicMerge', 'patchesJson6902', 'components'];
const NAMES = ['namePrefix', 'nameSuffix'];

/** A field of a kustomization file that the layout writes. */
type WrittenField = keyof KustomizationTransform | 'patches';

/** The fields of a Kustomization that Flux writes into its kustomization file, by those there that they meet. */
const MET: Readonly<Record<WrittenField, readonly string[]>> = {
  // These change objects before patches do, which would take it back; `patches` of Flux come behind those there.
  patches: ['components', 'patchesStrategicMerge'],
  namespace: [...ANY, ...NAMES, 'targetNamespace'],
  labels: ANY,
  replicas: [...ANY, ...NAMES],
  images: [...ANY, 'images'],
};

/**
 * Whether Flux adds something to the kustomization file of a folder that a field there would meet, or may do so where an
 * owner patches the Kustomization. Then the field is no other way to say what complete objects say.
 */
export function meetsFlux(field: WrittenField, { cluster, kustomization, folder }: Sharer): boolean {
  // References keep the namespace that they were written with, wherever the move is: a second one misses them.
  const isInside = field !== 'namespace' && folder.path !== kustomization.content?.path;
  if (isInside) return false;
  const owners = ownersOf(kustomization, cluster);
  return MET[field].some((name) => says(kustomization, name) || owners.some((owner) => mayAdd(owner, name)));
}

/** All above it: who patches an owner may let that patch. */
function ownersOf({ owner }: KustomizationModel, { kustomizations }: ClusterModel): readonly KustomizationModel[] {
  const found: KustomizationModel[] = [];
  let next = kustomizations.find(({ key }) => key === owner);
  while (next !== undefined && !found.includes(next)) {
    found.push(next);
    const above = next.owner;
    next = kustomizations.find(({ key }) => key === above);
  }
  return found;
}

function says({ object }: KustomizationModel, name: string): boolean {
  return !isBlank(specOf(object)[name]);
}

function mayAdd({ object }: KustomizationModel, name: string): boolean {
  const { patches = null, components } = specOf(object);
  return !isBlank(components) || stringifyJson(patches).includes(name);
}
