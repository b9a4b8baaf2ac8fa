import { type ObjectId, objectId, objectKey } from '../manifest/index.js';
import type { ObjectModel } from '../model/index.js';

/** The objects that are known to be in a cluster, by identity. The first one with an identity stays. */
export class AppliedObjects {
  readonly all: ObjectModel[] = [];
  private readonly byKey = new Map<string, ObjectModel>();

  add(model: ObjectModel): void {
    const key = objectKey(objectId(model.object));
    if (this.byKey.has(key)) return;
    this.byKey.set(key, model);
    this.all.push(model);
  }

  tryFind(id: ObjectId): ObjectModel | undefined {
    return this.byKey.get(objectKey(id));
  }

  /** Of one kind, in the order in which they came. */
  idsOf(group: string, kind: string): ObjectId[] {
    return this.all.map(({ object }) => objectId(object)).filter((id) => id.group === group && id.kind === kind);
  }
}
