import { compareCodeUnits } from '../../util/index.js';

import type { Entry } from '../entries/entry.js';
import { childTasks } from './child-tasks.js';
import { type EntryForm, firstForm, settleEntry } from './entry-task.js';
import { hopelessOf, type WaitingRun } from './hopeless.js';
import { isLeftAlone } from './is-left-alone.js';
import { settleSuspended } from './suspended.js';
import type { TaskResult } from './task-result.js';
import { TaskRun } from './task-run.js';
import { isRemote, type Task } from './task.js';
import { twoOwners } from './two-owners.js';
import { alteredTask } from './unbuilt-task.js';
import type { WalkContext } from './walk-context.js';
import { refuseBeyondLimits } from './walk-limits.js';

/**
 * Builds every Kustomization of one cluster, from the entry on: each round goes on with all that can, and what came of
 * it is added in a fixed order, so that the outcome does not depend on which one was faster. What needs an object that
 * is not there waits for it, as in the cluster.
 */
export class ClusterWalk {
  private readonly runs = new Map<string, TaskRun>();
  private readonly forms: EntryForm[] = [];

  constructor(
    private readonly entry: Entry,
    private readonly context: WalkContext,
  ) {}

  /** The results, that of the entry first, then by key. */
  async run(): Promise<readonly TaskResult[]> {
    this.startEntry(firstForm(this.entry));
    while (this.runs.size > 0) await this.round();
    return [...this.context.results.values()].sort(compareResults);
  }

  private async round(): Promise<void> {
    const finished: TaskResult[] = [];
    const waiting: WaitingRun[] = [];
    const runs = [...this.runs.values()];
    for (const [index, step] of (await Promise.all(runs.map((run) => run.step()))).entries()) {
      if ('result' in step) finished.push(step.result);
      else waiting.push({ run: runs[index] as TaskRun, missing: step.missing });
    }
    if (finished.length === 0)
      for (const { run, missing } of hopelessOf(waiting)) for (const id of missing) run.giveUp(id);
    for (const result of finished.sort(compareResults)) this.take(result);
  }

  private take(result: TaskResult): void {
    this.runs.delete(result.task.key);
    const { entry, forms } = this;
    const step = result.task.owner === '' ? settleEntry(result, { entry, built: forms }) : { result };
    if ('again' in step) this.startEntry(step.again);
    else this.add(settleSuspended(step.result));
  }

  private add(result: TaskResult): void {
    const children = childTasks(result);
    const clashes = children.flatMap((task) => twoOwners(this.tryFind(task.key), task));
    const { results } = this.context;
    results.set(result.task.key, { ...result, findings: [...result.findings, ...clashes] });
    if (!isRemote(result.task)) this.addObjects(result);
    for (const task of children.filter(({ key }) => this.tryFind(key) === undefined)) {
      if (result.isAltered) results.set(task.key, alteredTask(task, result.task));
      else this.start(task);
    }
  }

  private addObjects({ applied, unknown }: TaskResult): void {
    for (const model of applied) {
      if (isLeftAlone(model.object)) continue;
      this.context.objects.add(model);
      this.context.unknown.set(model.object, unknown.get(model.object) ?? []);
    }
  }

  private tryFind(key: string): Task | undefined {
    return this.runs.get(key)?.task ?? this.context.results.get(key)?.task;
  }

  /** Nothing else is in the cluster yet, but for its source. */
  private startEntry(form: EntryForm): void {
    this.forms.push(form);
    this.runs.set(form.task.key, new TaskRun(form.task, { ...this.context, objects: form.sources }));
  }

  private start(task: Task): void {
    const count = this.runs.size + this.context.results.size;
    const refusal = refuseBeyondLimits(task, count);
    if (refusal === undefined) this.runs.set(task.key, new TaskRun(task, this.context));
    else this.context.results.set(task.key, refusal);
  }
}

function compareResults({ task: a }: TaskResult, { task: b }: TaskResult): number {
  return Number(a.owner !== '') - Number(b.owner !== '') || compareCodeUnits(a.key, b.key);
}
