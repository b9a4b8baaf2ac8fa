import { type ObjectId, objectId, objectKey } from '../../manifest/index.js';
import type { ObjectModel } from '../../model/index.js';
import { assertNever } from '../../util/index.js';

import type { SourceState } from '../sources/artifact.js';
import { type OpenObject, variableSources } from '../variables/variables-of.js';
import { type BuiltFolder, buildFolder } from './built-folder.js';
import { finishBuilt } from './finish-built.js';
import {
  finishHomeless,
  finishOpen,
  finishRefused,
  finishUnfollowed,
  finishUnread,
  finishWithoutSource,
} from './finish-unbuilt.js';
import { openField } from './open-field.js';
import type { TaskResult } from './task-result.js';
import { sourceOf, type Task } from './task.js';
import type { WalkContext } from './walk-context.js';

/** How far a Kustomization came: to its end, or to objects that are not there yet. */
export type Step = { readonly result: TaskResult } | { readonly missing: readonly ObjectId[] };

/**
 * Builds one Kustomization, as far as what it needs is there; each step goes on where the last one stopped. What it
 * needs and nobody brings can be given up.
 */
export class TaskRun {
  private folder: BuiltFolder | undefined;
  private readonly givenUp = new Set<string>();

  constructor(
    readonly task: Task,
    private readonly context: WalkContext,
  ) {}

  /** What it will apply, before variables are filled in; undefined where it could not be built yet. */
  get built(): readonly ObjectModel[] | undefined {
    return this.folder?.built;
  }

  giveUp(id: ObjectId): void {
    this.givenUp.add(objectKey(id));
  }

  async step(): Promise<Step> {
    if (this.task.id.namespace === '') return { result: finishHomeless(this.task) };
    const open = openField(this.task);
    if (open !== undefined) return { result: finishOpen(this.task, open) };
    if (this.folder !== undefined) return this.finish(this.folder);
    const reference = sourceOf(this.task);
    if (reference.kind === '' || reference.name === '') return { result: finishWithoutSource(this.task) };
    return this.follow(await this.context.sources.resolve(reference, this.context.objects));
  }

  private async follow(source: SourceState): Promise<Step> {
    switch (source.state) {
      case 'ready':
        this.folder = await buildFolder(this.task, source.artifact, this.context);
        return this.finish(this.folder);
      case 'waiting':
        if (!this.isGivenUp(source.missing)) return { missing: [source.missing] };
        return { result: finishUnfollowed(this.task, source.missing, this.context) };
      case 'unknown':
        return { result: finishUnread(this.task, source) };
      case 'failed':
        return { result: finishRefused(this.task, source) };
      default:
        return assertNever(source);
    }
  }

  private async finish(folder: BuiltFolder): Promise<Step> {
    const sources = variableSources(this.task, (id) => this.find(id));
    const missing = sources.filter(({ id, found }) => found === undefined && !this.isGivenUp(id)).map(({ id }) => id);
    if (missing.length > 0 && folder.problem === undefined) return { missing };
    return { result: await finishBuilt(this.task, folder, sources, this.context) };
  }

  private find(id: ObjectId): OpenObject | undefined {
    const { objects, earlier, unknown } = this.context;
    const applied = objects.tryFind(id) ?? earlier.tryFind(id);
    if (applied !== undefined) return { object: applied.object, unknown: unknown.get(applied.object) ?? [] };
    return this.isGivenUp(id) ? this.findOwn(id) : undefined;
  }

  /** Where everybody waits for everybody: what it builds itself, with no `${…}` in it filled in. */
  private findOwn(id: ObjectId): OpenObject | undefined {
    const key = objectKey(id);
    const own = this.built?.find(({ object }) => objectKey(objectId(object)) === key);
    return own === undefined ? undefined : { object: own.object, unknown: 'others' };
  }

  private isGivenUp(id: ObjectId): boolean {
    return this.givenUp.has(objectKey(id));
  }
}
