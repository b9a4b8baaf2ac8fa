import type { FindingInput } from '../diagnostics/index.js';
import type { JsonObject } from '../manifest/index.js';
import { displayName, isKubeObject, type KubeObject, objectId, stringifyJson } from '../manifest/index.js';
import { isRepoText, originOfFile, type RepoDocument, type RepoFile } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

import { displayPair } from './display-pair.js';
import { type DataFile, withDataOwners } from './generator-files.js';

/** Collects the files of one repository; a path is taken once, whatever its letters' case. */
export class TreeBuilder {
  private readonly claims = new Map<string, RepoFile>();
  private readonly data = new Map<string, DataFile[]>();

  constructor(private readonly report: (finding: FindingInput) => void) {}

  add(path: string, documents: readonly RepoDocument[]): void {
    this.claim({ path, documents });
  }

  /** A file that generators read; several may, where its text is the same. */
  addData(data: DataFile): void {
    const { path } = data.file;
    this.data.set(path, [...(this.data.get(path) ?? []), data]);
    this.claim(data.file);
  }

  has(path: string): boolean {
    return this.claims.has(path.toLowerCase());
  }

  /** Sorted by path. */
  files(): RepoFile[] {
    const files = [...this.claims.values()].sort((a, b) => compareCodeUnits(a.path, b.path));
    return this.data.size === 0 ? files : withDataOwners(files, this.data);
  }

  private claim(file: RepoFile): void {
    const key = file.path.toLowerCase();
    const known = this.claims.get(key);
    if (known === undefined) this.claims.set(key, file);
    else if (known.path !== file.path || !isSame(known, file)) this.reportClash(known, file);
  }

  private reportClash(known: RepoFile, file: RepoFile): void {
    const [other, subject] = this.subjectsOf(known, file);
    this.report({
      code: 'FLX301',
      subject,
      message: `and ${other} are both written to "${file.path}"`,
      hint: 'give one of them another file or folder',
      related: [{ message: `${other} is made`, at: originOfFile(known) ?? {} }],
      at: originOfFile(file) ?? {},
    });
  }

  private subjectsOf(known: RepoFile, file: RepoFile): readonly [string, string] {
    const [a, b] = [firstObject(known), firstObject(file)];
    return a !== undefined && b !== undefined ? displayPair(a, b) : [this.subjectOf(known), this.subjectOf(file)];
  }

  /** The first object of a file, or what reads it; what is neither is the kustomization file of its folder. */
  private subjectOf(file: RepoFile): string {
    const object = firstObject(file);
    if (object !== undefined) return displayName(objectId(object));
    const user = this.data.get(file.path)?.find((data) => data.file === file);
    return user?.subject ?? `folder "${file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')))}"`;
  }
}

function firstObject(file: RepoFile): KubeObject | undefined {
  const data = isRepoText(file) ? undefined : file.documents[0]?.data;
  return isKubeObject(data) ? data : undefined;
}

function isSame(a: RepoFile, b: RepoFile): boolean {
  if (isRepoText(a) || isRepoText(b)) return isRepoText(a) && isRepoText(b) && a.text === b.text;
  return isSameData(a.documents, b.documents);
}

function isSameData(a: readonly RepoDocument[], b: readonly RepoDocument[]): boolean {
  const text = (documents: readonly RepoDocument[]) =>
    stringifyJson(documents.map(({ data, comments = {} }): JsonObject => ({ data, comments })));
  return text(a) === text(b);
}
