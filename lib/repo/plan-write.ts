import { FindingCollector, type Finding, type FindingInput } from '../diagnostics/index.js';
import type { RepoFile, RepoTree } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

import { checkGuards } from './check-guards.js';
import { checkTreePaths } from './check-tree-paths.js';
import { type CompareOptions, compareFile, compareStale, type PlannedFile } from './compare-file.js';
import { emptiedFolders } from './emptied-folders.js';
import { findObstacles } from './find-obstacles.js';
import { openFolder } from './open-folder.js';
import { pathProblem } from './path-problem.js';
import { planRecord, type RecordPlan } from './plan-record.js';
import { processId } from './process-id.js';
import { type RepositoryState, readState } from './read-state.js';
import { renderTree } from './render-tree.js';
import { isTempName } from './replace-file.js';
import type { WriteOptions } from './write-options.js';

/** What a write would do. Nothing of it is done when a finding is an error. */
export interface WritePlan {
  /** The repository, without symbolic links. */
  readonly root: string;
  readonly pid: number;
  /** Files to create or replace, sorted by path. */
  readonly changes: readonly PlannedFile[];
  /** Files of ours that are no longer wanted, sorted. */
  readonly removals: readonly string[];
  readonly unchanged: number;
  readonly findings: readonly Finding[];
  /** Folders to remove if they are empty by then, innermost first. */
  readonly folders: readonly string[];
  /** Temporary files of runs that were killed. */
  readonly leftovers: readonly string[];
  readonly record: RecordPlan | undefined;
}

/** Reads a repository and says what writing the tree would change. Changes nothing. */
export function planWrite(tree: RepoTree, dir: string, options: WriteOptions = {}): WritePlan {
  const findings = new FindingCollector();
  addAll(findings, checkTreePaths(tree.files));
  const sound = { ...tree, files: tree.files.filter(({ path }) => pathProblem(path) === undefined) };
  const root = openFolder(dir);
  if (typeof root === 'string') return planInto(sound, root, { options, findings });
  findings.add(root);
  const nothing = { changes: [], removals: [], unchanged: 0, folders: [], leftovers: [], record: undefined };
  return { root: dir, pid: 0, ...nothing, findings: findings.sorted() };
}

interface PlanContext {
  readonly options: WriteOptions;
  readonly findings: FindingCollector;
}

function planInto(tree: RepoTree, root: string, { options, findings }: PlanContext): WritePlan {
  const rendered = renderTree(tree);
  const paths = rendered.map(({ path }) => path);
  const state = readState(tree.app, paths, root, options);
  const compare = compareOptions(tree.app, state, options);
  const obstacles = findObstacles(tree.files, state);
  const planned = rendered.flatMap((file, index) => {
    const found = obstacles.get(file.path) ?? compareFile(root, file, tree.files[index] as RepoFile, compare);
    if (!('code' in found)) return [found];
    findings.add(found);
    return [];
  });
  addAll(
    findings,
    [...state.stale].flatMap((path) => compareStale(root, path, compare) ?? []),
  );
  addAll(
    findings,
    checkGuards(tree.guards, { ...state, ours: (path) => state.wanted.has(path) || state.stale.has(path) }),
  );
  addAll(findings, state.warnings);
  const record = planRecord(tree.app, rendered, tree.files, state);
  return {
    root,
    pid: options.pid ?? processId(),
    changes: planned.filter(({ action }) => action !== 'unchanged').sort((a, b) => compareCodeUnits(a.path, b.path)),
    removals: [...state.stale],
    unchanged: planned.filter(({ action }) => action === 'unchanged').length,
    findings: findings.sorted(),
    folders: emptiedFolders([...state.stale, ...(record?.dropped ?? [])], state),
    leftovers: leftovers(state),
    record,
  };
}

function compareOptions(app: string, state: RepositoryState, options: WriteOptions): CompareOptions {
  const exists = (path: string) => state.listing.kinds.has(path);
  return { app, exists, last: state.last, overwriteEdits: options.overwriteEdits ?? false };
}

function leftovers({ listing }: RepositoryState): string[] {
  const files = [...listing.kinds].filter(([, kind]) => kind === 'file').map(([path]) => path);
  return files.filter((path) => isTempName(path.slice(path.lastIndexOf('/') + 1))).sort(compareCodeUnits);
}

function addAll(findings: FindingCollector, inputs: Iterable<FindingInput>): void {
  for (const input of inputs) findings.add(input);
}
