import { FindingCollector, type Finding, type FindingInput } from '../diagnostics/index.js';
import type { RepoFile, RepoTree } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

import { checkGuards } from './check-guards.js';
import { checkTreePaths } from './check-tree-paths.js';
import { type CompareOptions, compareFile, compareStale, type PlannedFile } from './compare-file.js';
import { emptiedFolders } from './emptied-folders.js';
import { findObstacles } from './find-obstacles.js';
import { ownerOf } from './header.js';
import { keepMarkerValues } from './keep-marker-values.js';
import { openFolder } from './open-folder.js';
import { pathProblem } from './path-problem.js';
import { planRecord, type RecordPlan } from './plan-record.js';
import { processId } from './process-id.js';
import { type RepositoryState, readState } from './read-state.js';
import { type RenderedFile, renderTree } from './render-tree.js';
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
  /** Those among them that only the header of another file tells to be ours. */
  readonly data: ReadonlySet<string>;
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
  const root = openFolder(dir, 'written');
  if (typeof root === 'string') return planInto(sound, root, { options, findings });
  findings.add(root);
  const nothing = {
    changes: [],
    removals: [],
    data: new Set<string>(),
    unchanged: 0,
    folders: [],
    leftovers: [],
    record: undefined,
  };
  return { root: dir, pid: 0, ...nothing, findings: findings.sorted() };
}

interface PlanContext {
  readonly options: WriteOptions;
  readonly findings: FindingCollector;
}

function planInto(tree: RepoTree, root: string, { options, findings }: PlanContext): WritePlan {
  const paths = tree.files.map(({ path }) => path);
  const state = readState(tree.app, paths, root, options);
  const compare = compareOptions(tree.app, state, options);
  const files = keepMarkerValues(tree.files, { read: readOurs(compare), stale: state.stale });
  const rendered = renderTree({ ...tree, files });
  const planned = planFiles(rendered, files, { state, compare, findings });
  const ours = (path: string) => state.wanted.has(path) || state.stale.has(path);
  const edited = [...state.stale].flatMap((path) => compareStale(path, compare) ?? []);
  addAll(findings, [...edited, ...checkGuards(tree.guards, { ...state, ours }), ...state.warnings]);
  const record = planRecord(tree.app, rendered, files, state);
  return {
    root,
    pid: options.pid ?? processId(),
    changes: planned.filter(({ action }) => action !== 'unchanged').sort((a, b) => compareCodeUnits(a.path, b.path)),
    removals: [...state.stale],
    data: new Set([...state.stale].filter((path) => !state.apps.has(path))),
    unchanged: planned.filter(({ action }) => action === 'unchanged').length,
    findings: findings.sorted(),
    folders: emptiedFolders([...state.stale, ...(record?.dropped ?? [])], state),
    leftovers: leftovers(state),
    record,
  };
}

function compareOptions(app: string, state: RepositoryState, options: WriteOptions): CompareOptions {
  const exists = (path: string) => state.listing.kinds.has(path);
  const dataOwner = (path: string) => state.dataOwners.get(path);
  const { read, last } = state;
  return { app, exists, read, dataOwner, last, overwriteEdits: options.overwriteEdits ?? false };
}

/** For image automation markers: their files, and only those, are read twice. */
function readOurs({ app, exists, read }: CompareOptions): (path: string) => string | undefined {
  return (path) => {
    const text = exists(path) ? read(path) : undefined;
    return typeof text === 'string' && ownerOf(text) === app ? text : undefined;
  };
}

interface FilesContext {
  readonly state: RepositoryState;
  readonly compare: CompareOptions;
  readonly findings: FindingCollector;
}

function planFiles(
  rendered: readonly RenderedFile[],
  files: readonly RepoFile[],
  context: FilesContext,
): PlannedFile[] {
  const obstacles = findObstacles(files, context.state);
  const planned: PlannedFile[] = [];
  for (const [index, file] of rendered.entries()) {
    const found = obstacles.get(file.path) ?? compareFile(file, files[index] as RepoFile, context.compare);
    if ('code' in found) context.findings.add(found);
    else planned.push(found);
  }
  return planned;
}

function leftovers({ listing }: RepositoryState): string[] {
  const files = [...listing.kinds].filter(([, kind]) => kind === 'file').map(([path]) => path);
  return files.filter((path) => isTempName(path.slice(path.lastIndexOf('/') + 1))).sort(compareCodeUnits);
}

function addAll(findings: FindingCollector, inputs: Iterable<FindingInput>): void {
  for (const input of inputs) findings.add(input);
}
