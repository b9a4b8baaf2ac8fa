import { isJsonObject, type Json, type KubeObject } from '../manifest/index.js';

import { isReferenceTarget, referenceFieldsOf } from './reference-fields.js';
import { textOf } from './tracked-object.js';
import { updateField } from './update-field.js';

/**
 * The references that kustomize knows and that name no namespace. It writes one into them as soon as it has a note of
 * what the named object was called before, and it takes such a note with every JSON 6902 patch.
 */
export class LooseReferences {
  private readonly names = new Set<string>();

  constructor(objects: Iterable<KubeObject>) {
    for (const object of objects) this.add(object);
  }

  /** Whether one of them may mean an object. */
  mayMean(object: KubeObject): boolean {
    return isReferenceTarget(object) && this.names.has(nameOf(object.kind, object.metadata.name));
  }

  private add(object: KubeObject): void {
    for (const { path, to } of referenceFieldsOf(object)) {
      const add = <T>(value: T): T => {
        for (const item of [value].flat()) {
          if (isJsonObject(item) && item.namespace === undefined) this.names.add(nameOf(to, item.name));
        }
        return value;
      };
      updateField(object, { path }, add, () => undefined);
    }
  }
}

function nameOf(kind: string, name: Json | undefined): string {
  return `${kind} ${textOf(name)}`;
}
