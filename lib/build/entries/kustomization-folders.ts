import { posix } from 'node:path';

import { treeText } from '../../engine/index.js';
import { parseYaml, listOf, mapOf, textOf } from '../../manifest/index.js';
import type { FileTree } from '../../model/index.js';
import { compareCodeUnits, cleanPath, joinPath } from '../../util/index.js';

import { LARGEST, YAML } from './entry-files.js';
import { folderOf } from './entry-search.js';

/** Where kustomize looks, in this order. */
export const KUSTOMIZATION_FILES: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const RESOURCES: readonly string[] = ['resources', 'bases', 'components'];

/** What a kustomization file names, relative to the root of the repository; URLs are not among it. */
interface Named {
  /** The kustomization file itself; `''` where Flux generates one. */
  readonly by: string;
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Which kustomization files use which files and folders: enough to tell who applies what, without building anything. */
export class KustomizationFolders {
  static of(tree: FileTree): KustomizationFolders {
    const folders = new Set([...tree.files.keys()].filter(isKustomizationFile).map(folderOf));
    const named = [...folders].map((folder) => [folder, namedIn(tree, folder, folders)] as const);
    const files = [...tree.files.keys()].filter((path) => YAML.test(path));
    return new KustomizationFolders(files, new Map(named));
  }

  private readonly usersByPath = new Map<string, string[]>();
  private readonly reachedFrom = new Map<string, ReadonlySet<string>>();

  private constructor(
    private readonly files: readonly string[],
    private readonly named: ReadonlyMap<string, Named>,
  ) {
    for (const [user, names] of named) {
      for (const path of [...names.files, ...names.folders]) this.addUser(path, user);
    }
  }

  /** The kustomization file of a folder. */
  tryFile(folder: string): string | undefined {
    return this.named.get(folder)?.by;
  }

  /** The files that building a folder applies; without a kustomization file, Flux takes all that lies below. */
  reached(folder: string): ReadonlySet<string> {
    const known = this.reachedFrom.get(folder);
    if (known !== undefined) return known;
    const files = new Set<string>();
    const folders = new Set([folder]);
    // A set that grows is still visited to its end, each folder once.
    for (const at of folders) {
      const names = this.named.get(at) ?? this.generated(at);
      for (const file of names.files) files.add(file);
      for (const below of names.folders) folders.add(below);
    }
    this.reachedFrom.set(folder, files);
    return files;
  }

  /** The outermost folders that use a file: to build one of them is how it may be applied. None where nothing uses it. */
  users(file: string): readonly string[] {
    const direct = this.usersOf(file);
    if (direct.length === 0) return this.named.has(folderOf(file)) ? [] : [folderOf(file)];
    const seen = new Set(direct);
    for (const folder of seen) for (const user of this.usersOf(folder)) seen.add(user);
    return [...seen].filter((folder) => this.usersOf(folder).length === 0).sort(compareCodeUnits);
  }

  private addUser(path: string, user: string): void {
    const users = this.usersByPath.get(path);
    if (users === undefined) this.usersByPath.set(path, [user]);
    else users.push(user);
  }

  private usersOf(path: string): readonly string[] {
    return this.usersByPath.get(path) ?? [];
  }

  /** As Flux generates it: folders with a kustomization file by themselves, the files of all others. */
  private generated(folder: string): Named {
    const below = this.files.filter((file) => folder === '' || file.startsWith(`${folder}/`));
    const folders = new Set<string>();
    const files = below.filter((file) => {
      const own = this.tryOutermost(folder, file);
      if (own !== undefined) folders.add(own);
      return own === undefined;
    });
    return { by: '', files, folders: [...folders] };
  }

  private tryOutermost(folder: string, file: string): string | undefined {
    let at = folder;
    for (const name of posix.relative(`/${folder}`, `/${file}`).split('/').slice(0, -1)) {
      at = at === '' ? name : `${at}/${name}`;
      if (this.named.has(at)) return at;
    }
    return undefined;
  }
}

function isKustomizationFile(path: string): boolean {
  return KUSTOMIZATION_FILES.includes(posix.basename(path));
}

/** Nothing where it cannot be read. Names mean the same in every YAML, so the engine need not be asked a hundred times. */
function namedIn(tree: FileTree, folder: string, folders: ReadonlySet<string>): Named {
  const by = KUSTOMIZATION_FILES.map((name) => posix.join(folder, name)).find((path) => tree.files.has(path)) as string;
  const { documents } = parseYaml(treeText(tree, by, { most: LARGEST }));
  const names = documents.flatMap((file) => RESOURCES.flatMap((field) => listOf(mapOf(file)[field]).map(textOf)));
  const paths = names.map((name) => cleanPath(joinPath(folder, name)).path);
  return {
    by,
    files: paths.filter((path) => tree.files.has(path)),
    folders: paths.filter((path) => folders.has(path)),
  };
}
