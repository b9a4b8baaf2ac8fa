import { lstatSync, mkdirSync, renameSync, rmdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { CODES, type Finding, sortFindings } from '../diagnostics/index.js';
import { compareCodeUnits, parentOf } from '../util/index.js';

import { mayOwnData } from './data-owners.js';
import { type DiskVerb, diskError } from './disk-error.js';
import { removeIfEmpty } from './emptied-folders.js';
import type { WritePlan } from './plan-write.js';
import { removeQuietly, tempName } from './replace-file.js';
import { saveRecord } from './write-record.js';

export interface WriteResult {
  /** Files that were created or changed, sorted. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  readonly findings: readonly Finding[];
}

/** How far a write has come: what to report, and what to undo. */
interface Progress {
  /** What is being done, for the message if it fails. */
  doing: readonly [verb: DiskVerb, subject: string];
  readonly written: string[];
  readonly removed: string[];
  readonly temps: Map<string, string>;
  readonly folders: Set<string>;
  readonly made: string[];
}

/**
 * Does what a plan says, unless one of its findings is an error. All new texts are on the disk before the first file
 * takes its name, and all files have theirs before the first one goes: a full disk changes nothing, and a run that
 * is killed leaves old or new files and never a part of one. Call it under the lock of `writeTree`.
 */
export function applyPlan(plan: WritePlan): WriteResult {
  const progress = start(plan.root);
  const { unchanged, findings } = plan;
  if (findings.some(({ severity }) => severity === 'error')) return { written: [], removed: [], unchanged, findings };
  try {
    apply(plan, progress);
  } catch (error) {
    undo(plan.root, progress);
    const [verb, subject] = progress.doing;
    const failure: Finding = { severity: CODES.FLX406.severity, ...diskError(subject, verb, error) };
    return { ...progressed(progress), unchanged, findings: sortFindings([...findings, failure]) };
  }
  return { ...progressed(progress), unchanged, findings };
}

function start(root: string): Progress {
  return {
    doing: ['written', `folder "${root}"`],
    written: [],
    removed: [],
    temps: new Map(),
    folders: new Set(['']),
    made: [],
  };
}

function progressed({ written, removed }: Progress): Pick<WriteResult, 'written' | 'removed'> {
  const sorted = (paths: readonly string[]) => [...paths].sort(compareCodeUnits);
  return { written: sorted(written), removed: sorted(removed) };
}

function apply(plan: WritePlan, progress: Progress): void {
  for (const path of plan.leftovers) removeQuietly(join(plan.root, path));
  keepRecord(plan, progress, 'during');
  for (const { path, text } of plan.changes) stage(plan, progress, { path, text });
  for (const path of plan.data) remove(plan, progress, path, undefined);
  for (const path of publishOrder(plan)) publish(plan.root, progress, path);
  const twins = new Map(progress.written.map((path) => [path.toLowerCase(), path]));
  for (const path of plan.removals) {
    if (!plan.data.has(path)) remove(plan, progress, path, twins.get(path.toLowerCase()));
  }
  for (const folder of plan.folders) {
    progress.doing = ['removed', `folder "${folder}"`];
    removeIfEmpty(plan.root, folder);
  }
  keepRecord(plan, progress, 'after');
}

function keepRecord({ record, pid }: WritePlan, progress: Progress, when: 'during' | 'after'): void {
  if (record === undefined || record.current) return;
  progress.doing = ['written', `file "${record.file}"`];
  saveRecord(record.file, record[when], pid);
}

/**
 * What may name data files comes first: whenever a run is killed, a file that names them is on the disk as long as they
 * are. For the same reason data goes before what named it.
 */
function publishOrder({ changes }: WritePlan): string[] {
  const paths = changes.map(({ path }) => path);
  return [...paths.filter(mayOwnData), ...paths.filter((path) => !mayOwnData(path))];
}

function stage(plan: WritePlan, progress: Progress, file: { readonly path: string; readonly text: string }): void {
  progress.doing = ['written', `file "${file.path}"`];
  enterFolder(plan.root, parentOf(file.path), progress);
  const temp = tempName(join(plan.root, file.path), plan.pid);
  progress.temps.set(file.path, temp);
  writeFileSync(temp, file.text, { flag: 'wx' });
}

/** Makes a folder, and looks at each one once: none may have become a link since the plan was made. */
function enterFolder(root: string, folder: string, progress: Progress): void {
  if (progress.folders.has(folder)) return;
  enterFolder(root, parentOf(folder), progress);
  const path = join(root, folder);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    mkdirSync(path);
    progress.made.push(folder);
  } else if (!stats.isDirectory()) {
    mkdirSync(path); // fails, and says why
  }
  progress.folders.add(folder);
}

function publish(root: string, progress: Progress, path: string): void {
  progress.doing = ['written', `file "${path}"`];
  renameSync(progress.temps.get(path) as string, join(root, path));
  progress.temps.delete(path);
  progress.written.push(path);
}

function remove(plan: WritePlan, progress: Progress, path: string, twin: string | undefined): void {
  progress.doing = ['removed', `file "${path}"`];
  const target = join(plan.root, path);
  if (twin !== undefined && isSameFile(target, join(plan.root, twin))) return;
  unlinkSync(target);
  progress.removed.push(path);
}

/** Where file systems ignore case, `Demo.yaml` may be the `demo.yaml` that was just written. */
function isSameFile(left: string, right: string): boolean {
  const [a, b] = [statSync(left), statSync(right)];
  return a.ino === b.ino && a.dev === b.dev;
}

function undo(root: string, progress: Progress): void {
  for (const temp of progress.temps.values()) removeQuietly(temp);
  for (const folder of progress.made.reverse()) {
    try {
      rmdirSync(join(root, folder));
    } catch {
      // it holds files by now
    }
  }
}
