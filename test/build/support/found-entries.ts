import type { Entry } from '../../../lib/build/entries/entry.js';
import { findEntries } from '../../../lib/build/entries/find-entries.js';
import type { RepositoryAtHand } from '../../../lib/build/repository-at-hand.js';
import { CODES, formatFinding } from '../../../lib/diagnostics/index.js';
import type { Engine } from '../../../lib/engine/index.js';
import { treeOfTexts } from '../../../lib/model/index.js';

/** What may be said beside the files. */
export interface Circumstances extends Partial<Pick<RepositoryAtHand, 'url' | 'branch' | 'root' | 'shown'>> {
  readonly wanted?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}

export interface Found {
  readonly entries: readonly Entry[];
  /** As text. */
  readonly findings: readonly string[];
}

/** The entries of a repository of these texts, by path. */
export async function foundEntries(
  engine: Engine,
  files: Readonly<Record<string, string>>,
  { wanted = [], variables = {}, ...about }: Circumstances = {},
): Promise<Found> {
  const unnamed = { name: '.', shown: '', url: '', branch: '', root: '' };
  const repository = { ...unnamed, ...about, tree: treeOfTexts(files) };
  const { entries, findings } = await findEntries(engine, { repository, wanted, variables });
  const texts = findings.map((finding) => formatFinding({ severity: CODES[finding.code].severity, ...finding }));
  return { entries, findings: texts };
}
