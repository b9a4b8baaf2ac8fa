import type { FindingInput, Origin } from '../diagnostics/index.js';
import type { JsonObject } from '../manifest/index.js';
import { stringifyJson } from '../manifest/index.js';
import type { RepoDocument, RepoFile } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

/** What is written to a path, for messages. */
export interface Claimant {
  readonly subject: string;
  readonly origin: Origin;
}

interface Claim {
  readonly file: RepoFile;
  /** Asked for clashes only. */
  readonly claimant: () => Claimant;
}

/** Collects the files of one repository; a path is taken once, whatever its letters' case. */
export class TreeBuilder {
  private readonly claims = new Map<string, Claim>();

  constructor(private readonly report: (finding: FindingInput) => void) {}

  add(path: string, documents: readonly RepoDocument[], claimant: () => Claimant): void {
    const key = path.toLowerCase();
    const known = this.claims.get(key);
    if (known === undefined) this.claims.set(key, { file: { path, documents }, claimant });
    else if (!isSame(known.file.documents, documents)) this.reportClash(path, known.claimant(), claimant());
  }

  /** Sorted by path. */
  files(): RepoFile[] {
    return [...this.claims.values()].map(({ file }) => file).sort((a, b) => compareCodeUnits(a.path, b.path));
  }

  private reportClash(path: string, known: Claimant, { subject, origin }: Claimant): void {
    this.report({
      code: 'FLX301',
      subject,
      message: `and ${known.subject} are both written to "${path}"`,
      hint: 'give one of them another file or folder',
      related: [{ message: `${known.subject} is made`, at: known.origin }],
      at: origin,
    });
  }
}

function isSame(a: readonly RepoDocument[], b: readonly RepoDocument[]): boolean {
  const text = (documents: readonly RepoDocument[]) => stringifyJson(documents.map(({ data }): JsonObject => data));
  return text(a) === text(b);
}
