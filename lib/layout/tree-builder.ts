import type { FindingInput, Origin } from '../diagnostics/index.js';
import type { JsonObject } from '../manifest/index.js';
import { displayName, isKubeObject, objectId, stringifyJson } from '../manifest/index.js';
import type { RepoDocument, RepoFile } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

import { displayPair } from './display-pair.js';

/** Collects the files of one repository; a path is taken once, whatever its letters' case. */
export class TreeBuilder {
  private readonly claims = new Map<string, RepoFile>();

  constructor(private readonly report: (finding: FindingInput) => void) {}

  add(path: string, documents: readonly RepoDocument[]): void {
    const key = path.toLowerCase();
    const known = this.claims.get(key);
    if (known === undefined) this.claims.set(key, { path, documents });
    else if (known.path !== path || !isSame(known.documents, documents)) this.reportClash(known, { path, documents });
  }

  has(path: string): boolean {
    return this.claims.has(path.toLowerCase());
  }

  /** Sorted by path. */
  files(): RepoFile[] {
    return [...this.claims.values()].sort((a, b) => compareCodeUnits(a.path, b.path));
  }

  private reportClash(known: RepoFile, file: RepoFile): void {
    const [other, subject] = subjectsOf(known, file);
    this.report({
      code: 'FLX301',
      subject,
      message: `and ${other} are both written to "${file.path}"`,
      hint: 'give one of them another file or folder',
      related: [{ message: `${other} is made`, at: originOf(known) }],
      at: originOf(file),
    });
  }
}

function subjectsOf(known: RepoFile, file: RepoFile): readonly [string, string] {
  const [a, b] = [known.documents[0]?.data, file.documents[0]?.data];
  return isKubeObject(a) && isKubeObject(b) ? displayPair(a, b) : [subjectOf(known), subjectOf(file)];
}

/** The first object of a file; what is none is the kustomization file of its folder. */
function subjectOf({ path, documents: [document] }: RepoFile): string {
  if (isKubeObject(document?.data)) return displayName(objectId(document.data));
  return `folder "${path.slice(0, Math.max(0, path.lastIndexOf('/')))}"`;
}

function originOf({ documents: [document] }: RepoFile): Origin {
  return document?.origin ?? {};
}

function isSame(a: readonly RepoDocument[], b: readonly RepoDocument[]): boolean {
  const text = (documents: readonly RepoDocument[]) =>
    stringifyJson(documents.map(({ data, comments = {} }): JsonObject => ({ data, comments })));
  return text(a) === text(b);
}
