import type { FieldPath } from '../api/index.js';

/** A place as the tables of fields have it, list positions being one path: `spec.dependsOn[].name`. */
export function tablePath(path: FieldPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
