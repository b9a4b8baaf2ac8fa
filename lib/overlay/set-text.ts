import { isJsonObject, type Json } from '../manifest/index.js';

import type { Report } from './overlay-result.js';
import type { UpdateValue } from './update-field.js';

/** Writes a text over any scalar; maps and lists are refused. */
export function setText(text: string, report: Report): UpdateValue {
  return (value, path) => {
    if (isScalar(value)) return text;
    report(path, 'is a map or a list where a string belongs, which kustomize refuses');
    return value;
  };
}

function isScalar(value: Json): boolean {
  return !Array.isArray(value) && !isJsonObject(value);
}
