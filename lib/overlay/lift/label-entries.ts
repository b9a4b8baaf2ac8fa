import { isJsonObject, isTypedInGo, type Json, type KubeObject } from '../../manifest/index.js';
import { compareCodeUnits } from '../../util/index.js';

import type { LiftedEntry } from './lifted-entry.js';
import type { OverlayObjects } from './overlay-objects.js';

const NO_LABELS = {};

/** The labels that everything in an overlay has, and that patches would have to give. */
export function labelEntries({ patched, others }: OverlayObjects): readonly LiftedEntry[] {
  const [first] = patched.filter(({ from, to }) => labelsOf(from) !== labelsOf(to));
  if (first === undefined) return [];
  const objects = [...patched.map(({ to }) => to), ...others];
  const isChanged = (key: string, value: Json) => patched.some(({ from }) => labelOf(from, key) !== value);
  return Object.entries(labelsOf(first.to))
    .filter(([key, value]) => objects.every((object) => labelOf(object, key) === value) && isChanged(key, value))
    .filter(([key]) => !isTypedInGo(key))
    .flatMap(([key, value]): LiftedEntry[] => (typeof value === 'string' ? [{ field: 'labels', key, value }] : []))
    .sort((a, b) => compareCodeUnits(JSON.stringify(a), JSON.stringify(b)));
}

function labelsOf({ metadata: { labels } }: KubeObject): Readonly<Record<string, Json>> {
  return isJsonObject(labels) ? labels : NO_LABELS;
}

function labelOf(object: KubeObject, key: string): Json | undefined {
  const labels = labelsOf(object);
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
