import { isJsonObject, type Json, type KubeObject } from '../../manifest/index.js';
import { compareCodeUnits } from '../../util/index.js';

import { scales } from '../set-replicas.js';
import type { LiftedEntry } from './lifted-entry.js';
import type { OverlayObjects } from './overlay-objects.js';

/** The numbers of replicas that patches would have to give, where all workloads of a name have one number. */
export function replicaEntries({ patched, others }: OverlayObjects): readonly LiftedEntry[] {
  const changed = patched.filter(({ from, to }) => replicasOf(from) !== replicasOf(to)).map(({ to }) => to);
  const names = [...new Set(changed.map(({ metadata }) => metadata.name))].sort(compareCodeUnits);
  const objects = names.length === 0 ? [] : [...patched.map(({ to }) => to), ...others];
  return names.flatMap((name): LiftedEntry[] => {
    const [count, ...more] = new Set(objects.filter((object) => scales({ name }, object)).map(replicasOf));
    return typeof count === 'number' && more.length === 0 ? [{ field: 'replicas', entry: { name, count } }] : [];
  });
}

function replicasOf({ spec }: KubeObject): Json | undefined {
  return isJsonObject(spec) && Object.hasOwn(spec, 'replicas') ? spec.replicas : undefined;
}
