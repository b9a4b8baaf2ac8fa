import type { Steps } from './map-texts.js';

/** How messages name a place in an object: `spec.dependsOn[0].name`, `metadata.labels["a/b"]`. */
export function fieldPath(steps: Steps): string {
  return steps.map((step, index) => stepText(step, index === 0)).join('');
}

/** The same as a JSON pointer: `/metadata/labels/a~1b`. */
export function jsonPointer(steps: Steps): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function stepText(step: string | number, isFirst: boolean): string {
  if (typeof step === 'number') return `[${step}]`;
  if (!/^[A-Za-z_][\w-]*$/.test(step)) return `[${JSON.stringify(step)}]`;
  return isFirst ? step : `.${step}`;
}
