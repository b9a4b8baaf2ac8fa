import { normalizeObject } from '../../../lib/manifest/index.js';
import type { FleetModel, KustomizationModel } from '../../../lib/model/index.js';
import type { Overlay } from './overlay.js';

/** What lies in one repository of a built fleet: a folder for each path, whoever builds it. */
export function overlaysOf({ clusters }: FleetModel, repository: string): Overlay[] {
  const all = clusters.flatMap(({ kustomizations }) => kustomizations);
  const built = all.filter((each) => each.owner !== '' && each.source.repository === repository && isWhole(each));
  return [...new Map(built.map((each) => [each.path, overlayOf(each)])).values()];
}

function isWhole({ build, complete }: KustomizationModel): boolean {
  return build?.status === 'built' && complete;
}

function overlayOf({ path, declared }: KustomizationModel): Overlay {
  const objects = declared.flatMap(({ object, origin: { file = '' } }) =>
    normalizeObject(object).objects.map((normal) => ({ object: normal, file })),
  );
  return { path, objects };
}
