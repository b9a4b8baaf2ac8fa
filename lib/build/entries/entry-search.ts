import type { FindingInput, Origin, Related } from '../../diagnostics/index.js';
import type { Engine, EngineProblem } from '../../engine/index.js';
import { isKubeObject, type KubeObject } from '../../manifest/index.js';
import { foldersAbove, joinPath, urlPlace, withoutPassword } from '../../util/index.js';

import type { RepositoryAtHand } from '../repository-at-hand.js';

/** An object as it is written, and where. */
export interface FoundObject {
  readonly object: KubeObject;
  /** Relative to the root of the repository. */
  readonly file: string;
  readonly line: number;
}

/** The folder of a file; `''` is the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** What all ways of finding entries share: the repository, and what there is to say about it. */
export class EntrySearch {
  readonly findings: FindingInput[] = [];
  /** What looked like an entry and syncs something else: told where nothing is found. */
  readonly elsewhere: Related[] = [];
  /** Folders below which the paths of those would be there: artifacts may begin in one of them. */
  readonly possibleRoots = new Set<string>();
  /** The variables from outside that entries were filled in with. */
  readonly usedVariables = new Set<string>();
  private readonly folders: ReadonlySet<string>;

  constructor(
    readonly engine: Engine,
    readonly repository: RepositoryAtHand,
    readonly variables: Readonly<Record<string, string>>,
  ) {
    this.folders = foldersAbove(repository.tree.files.keys()).add('');
  }

  /** Whether a folder of the artifact is there; `''` is its root. */
  hasFolder(path: string): boolean {
    return this.folders.has(joinPath(this.repository.root, path));
  }

  /** A path of the repository as one of the artifact; undefined outside it. */
  tryInArtifact(path: string): string | undefined {
    const { root } = this.repository;
    if (root === '' || path === root) return path === root ? '' : path;
    return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined;
  }

  /** Whether a URL is that of the repository; undefined where that cannot be told. */
  isUrlOfRepository(url: string): boolean | undefined {
    return this.repository.url === '' ? undefined : urlPlace(url) === urlPlace(this.repository.url);
  }

  /** A path of the repository as findings name it. */
  shown(path: string): string {
    return joinPath(this.repository.shown, path);
  }

  origin(path: string, line?: number): Origin {
    return { file: this.shown(path) || '.', line };
  }

  /** The objects of a file, or why it cannot be read. */
  async read(file: string): Promise<readonly FoundObject[] | EngineProblem> {
    const { documents, problem } = await this.engine.read(this.repository.tree, file);
    if (problem !== undefined) return problem;
    return documents.flatMap(({ data, line }) => (isKubeObject(data) ? [{ object: data, file, line }] : []));
  }

  /** Keeps in mind that something syncs a folder which is not there. */
  noteElsewhere(path: string, url: string, at: Origin): void {
    this.elsewhere.push({ message: `"${path}" of ${withoutPassword(url)} is no folder of this repository`, at });
    // One name alone may be the end of any folder.
    if (!path.includes('/')) return;
    for (const folder of this.folders) {
      if (folder.endsWith(`/${path}`)) this.possibleRoots.add(folder.slice(0, -path.length - 1));
    }
  }

  /** FLX610: the file speaks of an entry, but nobody can say which. */
  refuse(file: string, message: string, line?: number): void {
    this.findings.push({
      code: 'FLX610',
      subject: `file "${this.shown(file)}"`,
      message,
      hint: 'its cluster is left out; repair the file',
      at: this.origin(file, line),
    });
  }
}
